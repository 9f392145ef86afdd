// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/mixer.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using tessera::errc;
using tessera::meeting::mixer;
using json = nlohmann::json;

namespace {

json sound(int volume, bool muted, bool ducking) {
  return {{"volume", volume}, {"muted", muted}, {"ducking", ducking}};
}

} // namespace

TEST_CASE("mixer: the room begins as loud as the admin wants it", "[meeting][sound]") {
  CHECK(mixer{{35, true}}.render() == sound(35, false, true));
}

TEST_CASE("mixer: what is not named stays as it is", "[meeting][sound]") {
  mixer house{{80, false}};
  REQUIRE(house.set({.volume = 20}));
  CHECK(house.render() == sound(20, false, false));
  REQUIRE(house.set({.muted = true}));
  REQUIRE(house.set({.ducking = true}));
  CHECK(house.render() == sound(20, true, true));
  REQUIRE(house.set({.muted = false}));
  CHECK(house.render() == sound(20, false, true));
}

TEST_CASE("mixer: a wish for nothing is an error and changes nothing", "[meeting][sound]") {
  mixer house{{80, false}};
  CHECK(house.set({}).code() == errc::invalid_argument);
  CHECK(house.render() == sound(80, false, false));
}

TEST_CASE("mixer: what people set is kept over a restart", "[meeting][sound]") {
  mixer before{{80, false}};
  REQUIRE(before.set({15, true, true}));
  CHECK(mixer{{80, false}, before.keep()}.render() == sound(15, true, true));
}

TEST_CASE("mixer: what the admin sets anew counts, at once or after a restart",
          "[meeting][sound]") {
  mixer house{{80, false}};
  REQUIRE(house.set({.volume = 15}));
  house.set_rules({80, true}); // something else was set
  CHECK(house.render() == sound(15, false, true));
  house.set_rules({40, true});
  CHECK(house.render() == sound(40, false, true));
  REQUIRE(house.set({.volume = 15}));
  CHECK(mixer{{50, true}, house.keep()}.render() == sound(50, false, true));
}

TEST_CASE("mixer: the next meeting is as loud, and never muted", "[meeting][sound]") {
  mixer house{{80, false}};
  REQUIRE(house.set({15, true, true}));
  house.end_meeting();
  CHECK(house.render() == sound(15, false, true));
}
