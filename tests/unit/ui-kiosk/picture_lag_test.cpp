// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/picture_lag.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::picture_lag;

namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr std::int64_t start = 5'000 * ms;

} // namespace

TEST_CASE("picture_lag: nothing is known before the first picture") {
  CHECK(picture_lag{}.value() == 0);
}

TEST_CASE("picture_lag: one dear picture says nothing about the others") {
  picture_lag lag;
  for (int i = 0; i < 10; ++i)
    lag.take(start, start + (i == 3 ? 400 : 70) * ms);
  CHECK(lag.value() == 70 * ms);
}

TEST_CASE("picture_lag: it follows what has changed within the pictures it remembers") {
  picture_lag lag;
  for (int i = 0; i < 100; ++i)
    lag.take(start, start + 70 * ms);
  for (std::size_t i = 0; i < picture_lag::remembered / 2 + 1; ++i)
    lag.take(start, start + 150 * ms);
  CHECK(lag.value() == 150 * ms);
}

TEST_CASE("picture_lag: an old picture shown again, or of no known moment, does not count") {
  picture_lag lag;
  lag.take(start, start + 60'000 * ms);
  lag.take(0, start);
  lag.take(start, start - ms);
  CHECK(lag.value() == 0);
}
