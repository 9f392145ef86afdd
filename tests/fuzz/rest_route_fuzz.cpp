// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/rest_route.hpp"
#include "require.hpp"

#include <array>

// Lines: verb, path, query, content type, body. What the table accepts is what it describes.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  auto rest_of = fuzz::text_of(data, size);
  std::array<std::string_view, 4> lines;
  for (auto& line : lines) {
    auto end = rest_of.find('\n');
    line = rest_of.substr(0, end);
    rest_of = end == std::string_view::npos ? std::string_view{} : rest_of.substr(end + 1);
  }
  auto where = rest::find_route(lines[0], lines[1]);
  if (where.method == nullptr)
    return 0;
  TESSERA_REQUIRE(where.method->http != rpc::verb::none);
  auto params = rest::params_of(where, {lines[2], lines[3], rest_of});
  if (!params)
    return 0;
  TESSERA_REQUIRE(params->is_object());
  if (auto checked = rpc::checked_params(*where.method, *params)) {
    for (const auto& each : where.method->params)
      TESSERA_REQUIRE(!each.required || checked->contains(each.name));
  }
  return 0;
}
