// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_arguments.hpp"
#include "ctl/ctl_params.hpp"
#include "ctl/ctl_words.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace tessera;
using namespace tessera::ctl;

namespace {

std::set<std::string_view> callable_names() {
  std::set<std::string_view> names;
  for (const auto* one : callable_methods())
    names.insert(one->name);
  return names;
}

} // namespace

// What page, REST and the program really offer: tests/integration/method_lists_test.py.
TEST_CASE("tesseractl: takes, by the table, what REST offers to an admin", "[ctl]") {
  auto names = callable_names();
  for (const auto& one : rpc::all_methods()) {
    INFO(one.name);
    bool rest = one.http != rpc::verb::none;
    bool of_admins = one.callers.intersects(rpc::role::admin);
    // What REST offers to an admin tesseractl can call, and the other way round.
    CHECK((rest && of_admins) == names.contains(one.name));
    // All that REST offers is of the house, and all of the house that others than guests may call
    // is in REST.
    if (one.by != rpc::handler::connection && one.by != rpc::handler::none &&
        !(one.callers == rpc::role_set{rpc::role::guest}))
      CHECK(rest);
  }
}

TEST_CASE("tesseractl: every friendly word names a method and its params", "[ctl]") {
  auto names = callable_names();
  auto none = [](const std::string&) -> result<std::string> { return std::string{"file"}; };
  for (const auto& one : all_words()) {
    INFO(one.first << " " << one.second);
    REQUIRE(names.contains(one.method));
    // Too few operands are told by their names, which all exist.
    auto params = params_of_word(one, {}, none);
    if (!params)
      CHECK(params.code() == errc::invalid_argument);
    CHECK(usage().find(rpc::find_method(one.method)->help) != std::string::npos);
  }
  for (auto name : names)
    CHECK(method_list().find(name) != std::string::npos);
}
