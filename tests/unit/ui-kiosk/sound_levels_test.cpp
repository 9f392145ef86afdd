// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sound_levels.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using tessera::kiosk::sound_levels;
using json = nlohmann::json;

namespace {

json share(int volume, bool muted = false, bool speaking = false, const char* state = "live") {
  return {{"volume", volume}, {"muted", muted}, {"speaking", speaking}, {"state", state}};
}

json room(json shares, int volume = 100, bool muted = false, bool ducking = false) {
  return {{"sound", {{"volume", volume}, {"muted", muted}, {"ducking", ducking}}},
          {"shares", std::move(shares)}};
}

double level(const json& of, const char* id) {
  return sound_levels(of).value(QString::fromLatin1(id), -1);
}

} // namespace

TEST_CASE("sound_levels: the volume in all times that of the share", "[kiosk][sound]") {
  auto both = room({{"a", share(100)}, {"b", share(50)}}, 80);
  CHECK(level(both, "a") == Approx(0.8));
  CHECK(level(both, "b") == Approx(0.4));
}

TEST_CASE("sound_levels: muted in all, alone, or paused is silent", "[kiosk][sound]") {
  CHECK(level(room({{"a", share(100)}}, 100, true), "a") == 0);
  auto some = room({{"a", share(100, true)},
                    {"b", share(100, false, false, "paused")},
                    {"c", share(0)},
                    {"d", share(100)}});
  CHECK(level(some, "a") == 0);
  CHECK(level(some, "b") == 0);
  CHECK(level(some, "c") == 0);
  CHECK(level(some, "d") == 1);
}

TEST_CASE("sound_levels: while somebody speaks the others are a quarter as strong",
          "[kiosk][sound]") {
  json shares{{"a", share(100, false, true)}, {"b", share(100)}};
  CHECK(level(room(shares), "b") == 1); // ducking is off
  auto ducked = room(shares, 100, false, true);
  CHECK(level(ducked, "a") == 1);
  auto amplitude = level(ducked, "b");
  CHECK(amplitude * amplitude * amplitude == Approx(0.25).margin(0.01));
}

TEST_CASE("sound_levels: who is not heard lowers nobody", "[kiosk][sound]") {
  for (const auto& silent :
       {share(100, true, true), share(0, false, true), share(100, false, true, "paused")})
    CHECK(level(room({{"a", silent}, {"b", share(100)}}, 100, false, true), "b") == 1);
}

TEST_CASE("sound_levels: a box that knows no volumes is played as ever", "[kiosk][sound]") {
  CHECK(level({{"shares", {{"a", {{"state", "live"}}}}}}, "a") == 1);
  CHECK(sound_levels(json{}).isEmpty());
  CHECK(sound_levels({{"sound", 3}, {"shares", {1}}}).size() <= 1); // of another shape
  auto odd = room({{"a", {{"volume", "loud"}, {"muted", "no"}}}});
  CHECK(level(odd, "a") <= 1);
  CHECK(level(room({{"a", share(4000)}}, 300), "a") == 1);
}
