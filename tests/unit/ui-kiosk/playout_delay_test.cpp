// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/playout_delay.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::playout_delay;

namespace {

constexpr auto ms = playout_delay::ms;

/// Pieces of 20 ms that come `late` after they were due.
struct speaker {
  playout_delay delay;
  std::int64_t due = 1'000'000 * ms;

  void hear(std::int64_t late, int pieces = 1) {
    for (int i = 0; i < pieces; ++i) {
      auto at = delay.take(due, due + late);
      REQUIRE(at);
      CHECK(*at >= due + late + playout_delay::margin); // in time
      due += 20 * ms;
    }
  }
};

} // namespace

TEST_CASE("playout_delay: a steady network needs the least") {
  speaker sound;
  sound.hear(5 * ms, 3000);
  CHECK(sound.delay.value() == playout_delay::least);
}

TEST_CASE("playout_delay: one late piece is waited for at once, and the delay stays a while") {
  speaker sound;
  sound.hear(5 * ms, 50);
  sound.hear(110 * ms);
  CHECK(sound.delay.value() == 140 * ms); // 130, in steps of 20
  sound.hear(5 * ms, 900);                // 18 s
  CHECK(sound.delay.value() == 140 * ms);
  sound.hear(70 * ms);
  sound.hear(5 * ms, 200);
  CHECK(sound.delay.value() == 100 * ms); // what was needed meanwhile
  sound.hear(5 * ms, 1100);
  CHECK(sound.delay.value() == playout_delay::least);
}

TEST_CASE("playout_delay: what comes far too late is left out, and changes nothing") {
  speaker sound;
  sound.hear(5 * ms, 50);
  CHECK_FALSE(sound.delay.take(sound.due, sound.due + playout_delay::most));
  CHECK_FALSE(sound.delay.take(sound.due - 3'600'000 * ms, sound.due));
  CHECK(sound.delay.value() == playout_delay::least);
}

TEST_CASE("playout_delay: what is due later is played later") {
  playout_delay delay;
  CHECK(delay.take(500 * ms, 100 * ms) == 560 * ms);
}
