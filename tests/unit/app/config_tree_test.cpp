// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_tree.hpp"
#include "app/option_tables.hpp"
#include "sample_tables.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::app;

TEST_CASE("tables: those of the tests and of the app have no mistakes", "[app][config]") {
  CHECK(table_faults(sample::tables).empty());
  const option_table app[] = {app_options()};
  CHECK(table_faults(app).empty());
}

TEST_CASE("tables: each mistake is found", "[app][config]") {
  auto faults = [](option opt) {
    const std::array<option, 1> table{opt};
    const option_table tables[] = {table};
    return table_faults(tables).size();
  };
  CHECK(faults({"a.b", option_type::boolean, true, "Long enough help."}) == 0);
  CHECK(faults({"A.b", option_type::boolean, true, "Long enough help."}) == 1);
  CHECK(faults({"a..b", option_type::boolean, true, "Long enough help."}) == 1);
  CHECK(faults({"a.b", option_type::boolean, true, ""}) == 1);
  CHECK(faults({"a.b", option_type::boolean, std::int64_t{1}, "Long enough help."}) == 1);
  CHECK(faults({"a.b", option_type::choice, std::string{"x"}, "Long enough help."}) == 2);
  CHECK(faults({"a.b",
                option_type::integer,
                std::int64_t{9},
                "Long enough help.",
                option_change::live,
                "",
                1,
                8}) == 1);
}

TEST_CASE("tables: a key declared twice, or as a section too, is found", "[app][config]") {
  const std::array<option, 3> table{{
      {"a.b", option_type::boolean, true, "Long enough help."},
      {"a.b", option_type::boolean, true, "Long enough help."},
      {"a.b.c", option_type::boolean, true, "Long enough help."},
  }};
  const option_table tables[] = {table};
  CHECK(table_faults(tables) ==
        std::vector<std::string>{"a.b is declared twice", "a.b is an option and a section"});
}

TEST_CASE("tables: the tree keeps the order of the tables", "[app][config]") {
  auto root = tree_of(sample::tables);
  REQUIRE(root.sections.size() == 2);
  CHECK(root.sections[0].name == "web");
  CHECK(root.sections[0].options.size() == 4);
  REQUIRE(root.sections[0].sections.size() == 1);
  CHECK(root.sections[0].sections[0].options[0]->key == "web.deep.timeout");
  CHECK(root.sections[1].name == "log");
}
