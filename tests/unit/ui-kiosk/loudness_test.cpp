// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/loudness.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using tessera::kiosk::changed_loudness;
using tessera::kiosk::loudness;
using tessera::kiosk::loudness_of;
using json = nlohmann::json;

namespace {

const json room{{"sound", {{"volume", 80}, {"muted", false}}},
                {"shares",
                 {{"a", {{"name", "Ada"}, {"volume", 100}, {"muted", false}}},
                  {"b", {{"name", "Bo"}, {"volume", 40}, {"muted", true}}}}}};

std::optional<loudness> after(const json& patch) {
  auto now = room;
  now.merge_patch(patch);
  return changed_loudness(loudness_of(room), loudness_of(now));
}

} // namespace

TEST_CASE("loudness: what was changed is told, that of all first", "[kiosk][sound]") {
  CHECK(after({{"sound", {{"volume", 75}}}}) == loudness{"", 75, false});
  CHECK(after({{"sound", {{"muted", true}}}}) == loudness{"", 80, true});
  CHECK(after({{"shares", {{"b", {{"muted", false}}}}}}) == loudness{"Bo", 40, false});
  CHECK(after({{"shares", {{"a", {{"volume", 5}}}}}, {"sound", {{"volume", 0}}}}) ==
        loudness{"", 0, false});
}

TEST_CASE("loudness: shares that come and go, and other news, are none", "[kiosk][sound]") {
  CHECK_FALSE(after(json::object()));
  CHECK_FALSE(after({{"shares", {{"a", nullptr}}}}));
  CHECK_FALSE(after({{"shares", {{"c", {{"name", "Cy"}, {"volume", 3}, {"muted", true}}}}}}));
  CHECK_FALSE(after({{"shares", {{"a", {{"name", "Ada L."}, {"speaking", true}}}}}}));
}
