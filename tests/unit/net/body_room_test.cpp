// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/body_room.hpp"

#include <catch2/catch.hpp>

#include <optional>

using namespace tessera;
using namespace tessera::net;

TEST_CASE("body_room: an address has its part, and all together theirs", "[net][http]") {
  body_room room{100, 60};
  auto a = room.take(40, "a");
  REQUIRE(a);
  CHECK(room.take(21, "a").code() == errc::rate_limited);
  auto more = room.take(20, "a");
  REQUIRE(more);
  auto b = room.take(40, "b");
  REQUIRE(b);
  CHECK(room.take(1, "c").code() == errc::unavailable);
  CHECK(room.taken() == 100);
  *more = {};
  CHECK(room.take(20, "c"));
  CHECK(room.taken() == 80);
}

TEST_CASE("body_room: what is moved is given back once", "[net][http]") {
  body_room room{100, 100};
  {
    auto first = *room.take(60, "a");
    body_room::claim second;
    second = std::move(first);
    first = {};
    CHECK(room.taken() == 60);
    second = *room.take(40, "a");
    CHECK(room.taken() == 40);
  }
  CHECK(room.taken() == 0);
}

TEST_CASE("body_room: a claim may outlive it", "[net][http]") {
  std::optional<body_room> room{std::in_place, std::size_t{10}, std::size_t{10}};
  auto claim = *room->take(10, "a");
  room.reset();
  claim = {};
}
