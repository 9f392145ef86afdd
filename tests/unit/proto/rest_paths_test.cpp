// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/method_table.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace tessera;

TEST_CASE("method_table: verb and path name one method", "[proto][rpc]") {
  std::set<std::string> seen;
  for (const auto& one : rpc::all_methods()) {
    INFO(one.name);
    CHECK((one.http == rpc::verb::none) == one.path.empty());
    if (one.http == rpc::verb::none)
      continue;
    CHECK_FALSE(one.help.empty());
    // Names of params do not tell paths apart.
    std::string shape{rpc::name_of(one.http)};
    bool inside = false;
    for (char letter : one.path) {
      if (letter == '{' || !inside)
        shape += letter;
      inside = letter == '{' || (inside && letter != '}');
    }
    CHECK(seen.insert(shape).second);
  }
  CHECK(seen.size() > 40);
}

TEST_CASE("method_table: every {param} of a path is one of the method's", "[proto][rpc]") {
  for (const auto& one : rpc::all_methods()) {
    INFO(one.name);
    for (auto at = one.path.find('{'); at != one.path.npos; at = one.path.find('{', at + 1)) {
      auto name = one.path.substr(at + 1, one.path.find('}', at) - at - 1);
      auto found = std::ranges::find(one.params, name, &rpc::param::name);
      REQUIRE(found != one.params.end());
      CHECK(found->required);
    }
  }
}
