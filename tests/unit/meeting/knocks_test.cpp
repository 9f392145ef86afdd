// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/knocks.hpp"
#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

const knocks::guest eve{"mark-of-eve", "10.0.0.66", false};

room_rules with_lobby(lobby_mode mode) {
  auto made = rules();
  made.lobby = mode;
  return made;
}

} // namespace

TEST_CASE("knocks: the pause after a refusal doubles, up to ten minutes", "[meeting][lobby]") {
  knocks all;
  CHECK(all.may_knock(eve, at(0ms)));
  auto now = 0ms;
  for (auto pause : {30s, 60s, 120s, 240s, 480s, 600s, 600s}) {
    all.refused(eve, at(now));
    auto refused = all.may_knock(eve, at(now));
    REQUIRE(refused.code() == errc::too_many_attempts);
    CHECK(refused.error().retry_after == pause);
    CHECK_FALSE(all.may_knock(eve, at(now + pause - 1ms)));
    now += pause;
    CHECK(all.may_knock(eve, at(now)));
  }
  for (int i = 0; i < 100; ++i)
    all.refused(eve, at(now));
  CHECK(all.may_knock(eve, at(now)).error().retry_after == knocks::longest_pause);
}

TEST_CASE("knocks: another device, address or both", "[meeting][lobby]") {
  knocks all;
  all.refused(eve, at(0ms));
  CHECK_FALSE(all.may_knock({"another-mark", "10.0.0.66"}, at(1s))); // a private window
  CHECK_FALSE(all.may_knock({"", "10.0.0.66"}, at(1s)));             // says no device
  CHECK_FALSE(all.may_knock({"mark-of-eve", "10.0.0.67"}, at(1s)));  // by another network
  CHECK(all.may_knock({"another-mark", "10.0.0.67"}, at(1s)));
  CHECK(all.may_knock({"10.0.0.66", "mark-of-eve"}, at(1s))); // neither is taken for the other
  CHECK(all.may_knock({"", ""}, at(1s)));
  // Who was in before is not kept out by a neighbour, but by the own refusal.
  CHECK(all.may_knock({"mark-of-ada", "10.0.0.66", true}, at(1s)));
  CHECK_FALSE(all.may_knock({"mark-of-eve", "10.0.0.66", true}, at(1s)));
}

TEST_CASE("knocks: who is let in after all begins anew", "[meeting][lobby]") {
  knocks all;
  all.refused(eve, at(0ms));
  all.let_in({"mark-of-ada", "10.0.0.66"});
  CHECK_FALSE(all.may_knock(eve, at(1s)));
  all.let_in(eve);
  CHECK(all.may_knock({"mark-of-eve", "10.0.0.67"}, at(1s)));
}

TEST_CASE("knocks: a flood of devices and addresses stays bounded", "[meeting][lobby]") {
  knocks all;
  all.refused(eve, at(0ms));
  all.refused(eve, at(0ms));
  for (int i = 0; i < 2000; ++i)
    all.refused({"m" + std::to_string(i), "s" + std::to_string(i)}, at(0ms));
  CHECK(all.size() == knocks::limit);
  CHECK_FALSE(all.may_knock(eve, at(1s))); // the longest pause is kept
}

TEST_CASE("lobby: who was refused does not ring again at once, by any tab or name",
          "[meeting][lobby]") {
  room house{with_lobby(lobby_mode::everyone), {}, at(0ms)};
  auto first = join(house, "Eve", "tablet-1");
  REQUIRE(house.refuse(first.participant, at(0ms)));
  house.clear_notices();
  for (const char* device : {"tablet-1", "tablet-2", ""}) {
    auto again = knock(house, "Mallory", device, 29s);
    REQUIRE(again.code() == errc::too_many_attempts);
    CHECK(again.error().retry_after == 1s);
  }
  CHECK_FALSE(has_notice(house, "lobby")); // nobody is asked
  CHECK(house.render()["participants"].empty());
  CHECK(knock(house, "Ada", "tablet-3", 1s, "10.0.0.2")); // somebody else
  auto back = knock(house, "Eve", "tablet-1", 30s);
  REQUIRE(back);
  REQUIRE(house.refuse(back->participant, at(30s)));
  CHECK(knock(house, "Eve", "tablet-1", 31s).error().retry_after == 59s);
  house.end_meeting(at(40s));
  CHECK(knock(house, "Eve", "tablet-1", 41s)); // another meeting
}

TEST_CASE("lobby: a refusal is for all tabs of the device that wait", "[meeting][lobby]") {
  room house{with_lobby(lobby_mode::everyone), {}, at(0ms)};
  auto inside = join(house, "Eve", "tablet-1");
  REQUIRE(house.accept(inside.participant, at(0ms)));
  auto second = join(house, "Eve", "tablet-1");
  auto third = join(house, "Eve", "tablet-1");
  auto ada = join(house, "Ada", "tablet-2");
  REQUIRE(house.refuse(second.participant, at(0ms)));
  CHECK(person(house, third).empty());
  CHECK(person(house, inside)["state"] == "present");
  CHECK(person(house, ada)["state"] == "lobby");
}

TEST_CASE("lobby: who does not know the PIN learns nothing of a refusal", "[meeting][lobby]") {
  room house{with_lobby(lobby_mode::everyone), {}, at(0ms)};
  auto eve_waits = join(house, "Eve", "tablet-1");
  REQUIRE(house.refuse(eve_waits.participant, at(0ms)));
  CHECK(house.admit({"Eve", secret{"0000"}, "web", "10.0.0.1", false, "tablet-1"}, at(1s)).code() ==
        errc::wrong_pin);
}
