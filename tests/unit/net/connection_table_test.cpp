// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/connection_table.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using net::connection_stage;
using net::connection_table;

TEST_CASE("connection_table: nobody gives way while there is room", "[net][http]") {
  connection_table table{10, 3};
  table.add(1, "a");
  table.add(2, "a");
  CHECK_FALSE(table.victim("a"));
  table.add(3, "a");
  CHECK(table.victim("a") == 1u);
  CHECK_FALSE(table.victim("b"));
}

TEST_CASE("connection_table: who did the least gives way, the oldest of them first",
          "[net][http]") {
  connection_table table{10, 4};
  for (std::uint64_t id = 1; id <= 4; ++id)
    table.add(id, "a");
  table.set_stage(1, connection_stage::websocket);
  table.set_stage(2, connection_stage::answered);
  table.set_stage(3, connection_stage::asking);
  table.set_stage(4, connection_stage::asking);
  CHECK(table.victim("a") == 3u);
  table.remove(3);
  table.add(5, "a");
  CHECK(table.victim("a") == 5u); // silent: less than asking
}

TEST_CASE("connection_table: those that joined neither count nor give way", "[net][http]") {
  connection_table table{2, 2};
  for (std::uint64_t id = 1; id <= 5; ++id) {
    table.add(id, "a");
    table.set_stage(id, connection_stage::joined);
  }
  CHECK_FALSE(table.victim("a"));
  table.add(6, "a");
  table.add(7, "a");
  CHECK(table.victim("a") == 6u);
}

TEST_CASE("connection_table: when it is full the most crowded source gives way", "[net][http]") {
  connection_table table{5, 4};
  table.add(1, "person"); // silent for a moment yet
  for (std::uint64_t id = 2; id <= 5; ++id) {
    table.add(id, "flood");
    table.set_stage(id, connection_stage::asking);
  }
  CHECK(table.victim("somebody") == 2u);
}

TEST_CASE("connection_table: streams neither count nor give way", "[net][http]") {
  connection_table table{2, 2};
  for (std::uint64_t id = 1; id <= 3; ++id) {
    table.add(id, id == 3 ? "b" : "a");
    table.set_stage(id, connection_stage::streaming);
  }
  CHECK_FALSE(table.victim("a"));
  CHECK(table.count(connection_stage::streaming) == 3);
  CHECK(table.count(connection_stage::streaming, "a") == 2);
  CHECK(table.count(connection_stage::joined) == 0);
}
