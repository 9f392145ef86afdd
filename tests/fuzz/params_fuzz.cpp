// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/params.hpp"
#include "require.hpp"

// What a page sends as params, read as every type that a method asks for. A value that comes out
// keeps its limits.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const rpc::json params = rpc::json::parse(fuzz::text_of(data, size), nullptr, false);
  if (!params.is_object())
    return 0;
  for (const char* name : {"name", "pin", "share", "qp", "list", "absent"}) {
    if (const auto text = rpc::text_param(params, name, rpc::text_limits{1, 64})) {
      TESSERA_REQUIRE(!text->empty() && text->size() <= 4 * std::size_t{64});
      TESSERA_REQUIRE(text->find('\0') == std::string::npos);
    }
    if (const auto text = rpc::optional_text_param(params, name, rpc::id_limits); text && *text)
      TESSERA_REQUIRE(params.contains(name));
    if (const auto value = rpc::integer_param(params, name, -3, 200))
      TESSERA_REQUIRE(*value >= -3 && *value <= 200);
    if (const auto value = rpc::optional_integer_param(params, name, 0, 1); value && *value)
      TESSERA_REQUIRE(**value == 0 || **value == 1);
    if (const auto value = rpc::number_param(params, name, 0, 1))
      TESSERA_REQUIRE(*value >= 0 && *value <= 1);
    if (const auto value = rpc::optional_number_param(params, name, 0, 1); value && *value)
      TESSERA_REQUIRE(**value >= 0 && **value <= 1);
    if (const auto list = rpc::text_list_param(params, name, 8, {1, 16}))
      TESSERA_REQUIRE(list->size() <= 8);
  }
  return 0;
}
