// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/room_document.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;
using nlohmann::json;
using outcome = room_document::outcome;

TEST_CASE("room_document: a patch follows its snapshot", "[kiosk][room]") {
  room_document document;
  CHECK_FALSE(document.known());
  REQUIRE(
      document.snapshot(7, {{"room", {{"name", "Oslo"}}}, {"shares", {{"s1", json::object()}}}}) ==
      outcome::applied);
  REQUIRE(document.change(8, {{"room", {{"name", "Bergen"}}}, {"shares", {{"s1", nullptr}}}}) ==
          outcome::applied);
  CHECK(document.room() == json{{"room", {{"name", "Bergen"}}}, {"shares", json::object()}});
}

TEST_CASE("room_document: a gap or a patch without snapshot changes nothing", "[kiosk][room]") {
  room_document document;
  CHECK(document.change(1, {{"a", 1}}) == outcome::gap);
  REQUIRE(document.snapshot(1, {{"a", 1}}) == outcome::applied);
  CHECK(document.change(3, {{"a", 2}}) == outcome::gap);
  CHECK(document.change(1, {{"a", 2}}) == outcome::gap);
  CHECK(document.room() == json{{"a", 1}});
}

TEST_CASE("room_document: what is no document is refused", "[kiosk][room]") {
  room_document document;
  CHECK(document.snapshot(1, json::array()) == outcome::refused);
  CHECK_FALSE(document.known());
  REQUIRE(document.snapshot(1, {{"a", 1}}) == outcome::applied);
  CHECK(document.change(2, "text") == outcome::refused);
  CHECK(document.room() == json{{"a", 1}});
}

TEST_CASE("room_document: reading the wrong type yields the fallback", "[kiosk][room]") {
  json odd{{"text", 5}, {"number", "x"}, {"flag", 1}, {"object", "x"}, {"huge", 1e300}};
  CHECK(text_at(odd, "text").empty());
  CHECK(number_at(odd, "number") == 0);
  CHECK(number_at(odd, "huge") == 0);
  CHECK_FALSE(flag_at(odd, "flag"));
  CHECK(object_at(odd, "object").empty());
  CHECK(text_at(json{}, "missing").empty());
}
