// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/device_drift.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using tessera::kiosk::device_drift;

namespace {

constexpr std::int64_t ms = 1'000'000;

/// A device that is asked every 10 ms; what it is off is put right as it is told.
struct device {
  device_drift drift;
  std::int64_t now = 0;
  std::int64_t ahead = 0;
  int moves = 0;

  std::int64_t ask(std::int64_t misread = 0) {
    now += 10 * ms;
    const auto move = drift.put(now + ahead + misread, now);
    ahead -= move;
    moves += move != 0 ? 1 : 0;
    return move;
  }
};

} // namespace

TEST_CASE("device_drift: one that keeps time is left alone, however it is read") {
  device one;
  for (int turn = 0; turn < 1'000; ++turn)
    CHECK(one.ask((turn % 7 - 3) * 5 * ms) == 0);
}

TEST_CASE("device_drift: one that runs a little slower is followed in steps") {
  device one;
  for (int turn = 0; turn < 60'000; ++turn) { // ten minutes
    one.ahead -= 1'000;                       // a ten thousandth
    one.ask();
    CHECK(std::abs(one.ahead) < 2 * device_drift::step_ns);
  }
  CHECK(one.moves >= 3);
  CHECK(one.moves <= 6);
}

TEST_CASE("device_drift: one that has stood still is caught up with at once") {
  device one;
  for (int turn = 0; turn < 6; ++turn)
    CHECK(one.ask() == 0);
  one.now += 750 * ms;
  one.ahead -= 750 * ms;
  for (int turn = 1; turn < device_drift::sure; ++turn)
    CHECK(one.ask() == 0);
  CHECK(one.ask() == -750 * ms);
  for (int turn = 0; turn < 100; ++turn)
    CHECK(one.ask() == 0);
}

TEST_CASE("device_drift: so is one that has jumped ahead, once that is sure") {
  device one;
  for (auto misread : {300 * ms, -300 * ms}) {
    CHECK(one.ask(misread) == 0);
    CHECK(one.ask() == 0);
  }
  one.ahead = 300 * ms;
  for (int turn = 1; turn < device_drift::sure; ++turn)
    CHECK(one.ask() == 0);
  CHECK(one.ask() == 300 * ms);
  CHECK(one.ask() == 0);
}
