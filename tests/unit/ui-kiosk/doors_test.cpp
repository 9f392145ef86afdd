// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/doors.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;
using nlohmann::json;

TEST_CASE("doors: one is open when the document says so, and only then", "[kiosk][doors]") {
  json room{{"doors",
             {{"airplay", {{"state", "open"}}},
              {"whip", {{"state", "failed"}}},
              {"whep", {{"state", 1}}},
              {"web", "open"}}}};
  CHECK(is_door_open(room, "airplay"));
  for (const char* other : {"whip", "whep", "web", "miracast", ""})
    CHECK_FALSE(is_door_open(room, other));
  CHECK_FALSE(is_door_open(json{}, "airplay"));
  CHECK_FALSE(is_door_open({{"doors", json::array()}}, "airplay"));
}

TEST_CASE("doors: people know them by their titles", "[kiosk][doors]") {
  CHECK(door_title("airplay") == "AirPlay");
  CHECK(door_title("my-door") == "my-door");
  CHECK(door_title("").isEmpty());
}
