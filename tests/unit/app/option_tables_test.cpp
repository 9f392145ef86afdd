// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_tree.hpp"
#include "app/option_tables.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

TEST_CASE("option_tables: those of the house fit together", "[app][config]") {
  auto tables = app::house_tables();
  CHECK(app::table_faults(tables) == std::vector<std::string>{});
  CHECK(find_option(tables, "web.port") != nullptr);
}
