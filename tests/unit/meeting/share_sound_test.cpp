// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/share_sound.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tessera;
using namespace tessera::meeting;

namespace {

result<> owner(share_sound& of, const sound_wish& what) {
  return apply(of, what, true, false, "Ada");
}

result<> host(share_sound& of, const sound_wish& what) {
  return apply(of, what, false, true, "Ada");
}

} // namespace

TEST_CASE("share_sound: who mutes it lets it be heard again", "[meeting][sound]") {
  for (auto* each : {owner, host}) {
    share_sound one;
    REQUIRE(each(one, {.muted = true}));
    CHECK(one.muted());
    CHECK(one.muter() == std::string{each == owner ? "owner" : "host"});
    REQUIRE(each(one, {.muted = false}));
    CHECK(one == share_sound{});
  }
}

TEST_CASE("share_sound: the owner does not undo a host's mute", "[meeting][sound]") {
  share_sound one;
  REQUIRE(host(one, {.muted = true}));
  CHECK(owner(one, {.volume = 10, .muted = false}).code() == errc::not_allowed);
  CHECK(one.volume == 100); // all or nothing
  REQUIRE(owner(one, {.muted = true}));
  CHECK(owner(one, {.muted = false}).code() == errc::not_allowed);
  CHECK(one.muter() == std::string{"host"});
}

TEST_CASE("share_sound: nobody lets be heard what its owner muted", "[meeting][sound]") {
  share_sound one;
  REQUIRE(owner(one, {.muted = true}));
  CHECK(host(one, {.muted = false}).code() == errc::not_allowed);
  REQUIRE(host(one, {.muted = true}));
  REQUIRE(host(one, {.muted = false})); // takes the own word back
  CHECK(one.muter() == std::string{"owner"});
  REQUIRE(owner(one, {.muted = false}));
  CHECK_FALSE(one.muted());
}

TEST_CASE("share_sound: a host undoes all of the own share", "[meeting][sound]") {
  share_sound one{100, true, true};
  REQUIRE(apply(one, {.muted = false}, true, true, "Ada"));
  CHECK_FALSE(one.muted());
}

TEST_CASE("share_sound: a wish for nothing is an error", "[meeting][sound]") {
  share_sound one;
  CHECK(owner(one, {}).code() == errc::invalid_argument);
  REQUIRE(owner(one, {.muted = false})); // it is heard already
  REQUIRE(owner(one, {.volume = 0}));
  CHECK(one.volume == 0);
  CHECK_FALSE(one.muted());
}
