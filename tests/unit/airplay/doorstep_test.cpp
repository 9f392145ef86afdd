// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/doorstep.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

using namespace std::chrono_literals;

constexpr auto ada = "192.0.2.7", eve = "192.0.2.66";

using people = std::vector<doorstep::inside>;

people strangers(const std::string& peer, std::size_t count) {
  return people(count, {peer, false});
}

people operator+(people one, const people& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

} // namespace

TEST_CASE("doorstep: who connects on and on is closed at once, and a second later 30 may come",
          "[airplay]") {
  doorstep step;
  monotonic::time_point now{1h};
  const auto comes = [&](int many) {
    int taken = 0;
    for (int i = 0; i < many; ++i)
      taken += step.may_come(now) ? 1 : 0;
    return taken;
  };
  CHECK(comes(100'000) == 150);
  for (int second = 0; second < 5; ++second) {
    now += 1s;
    CHECK(comes(1'000) == 30);
  }
  now += 1h; // nothing is saved up beyond that
  CHECK(comes(1'000) == 150);
}

TEST_CASE("doorstep: of one address that says nothing its own oldest goes", "[airplay]") {
  CHECK_FALSE(doorstep::room_for(eve, strangers(eve, 7)).goes);
  const auto room = doorstep::room_for(eve, strangers(ada, 1) + strangers(eve, 8));
  CHECK(room.enough);
  CHECK(room.goes == 1u);
  // Nobody else pays for it.
  CHECK_FALSE(doorstep::room_for(ada, strangers(eve, 8)).goes);
  CHECK_FALSE(doorstep::room_for(eve, people(8, {eve, true})).goes);
}

TEST_CASE("doorstep: silent ones from everywhere make room for who comes, known ones never do",
          "[airplay]") {
  people all{{ada, true}};
  for (std::size_t i = all.size(); i < doorstep::most_links; ++i)
    all.push_back({"198.51.100." + std::to_string(i), false});
  const auto room = doorstep::room_for(eve, all);
  CHECK(room.enough);
  CHECK(room.goes == 1u);
  all.pop_back();
  CHECK_FALSE(doorstep::room_for(eve, all).goes);
  const auto full = doorstep::room_for(eve, people(doorstep::most_links, {ada, true}));
  CHECK_FALSE(full.enough);
  CHECK_FALSE(full.goes);
}

} // namespace tessera::airplay
