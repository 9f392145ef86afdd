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
  int lost = 0; ///< could not be played in time

  void hear(std::int64_t late, int pieces = 1) {
    for (int i = 0; i < pieces; ++i) {
      auto at = delay.take(due, due + late);
      REQUIRE(at);
      lost += *at < due + late + playout_delay::margin ? 1 : 0;
      due += 20 * ms;
    }
  }
};

} // namespace

TEST_CASE("playout_delay: a steady network needs the least") {
  speaker sound;
  sound.hear(5 * ms, 3000);
  CHECK(sound.delay.value() == playout_delay::least);
  CHECK(sound.lost == 0);
}

TEST_CASE("playout_delay: what is late now and then is given up") {
  speaker sound;
  for (int i = 0; i < 20; ++i) { // each ten seconds the machine stops for 100 ms
    sound.hear(5 * ms, 495);
    for (int late = 100; late > 0; late -= 20)
      sound.hear(late * ms);
  }
  CHECK(sound.delay.value() == playout_delay::least);
  // Those that are 100, 80, 60 and 40 ms late: more than 60 - 30.
  CHECK(sound.lost == 20 * 4);
}

TEST_CASE("playout_delay: a network that has become slower is followed within a moment") {
  speaker sound;
  sound.hear(5 * ms, 2000);
  sound.hear(110 * ms, 50);               // 1 s
  CHECK(sound.delay.value() == 140 * ms); // 110 + 30, in steps of 20
  CHECK(sound.lost <= 11); // of 500 that are remembered two in a hundred are given up
  const auto before = sound.lost;
  sound.hear(110 * ms, 1000);
  CHECK(sound.lost == before);
}

TEST_CASE("playout_delay: a network that is quick again is followed slowly") {
  speaker sound;
  sound.hear(110 * ms, 1000);
  sound.hear(5 * ms, 500); // 10 s
  CHECK(sound.delay.value() == 140 * ms);
  // What is remembered falls below two in a hundred after 500 * ln(50) = 1956 pieces of those 1000;
  // then 250 more until the calm is over.
  sound.hear(5 * ms, 2000);
  CHECK(sound.delay.value() == playout_delay::least);
}

TEST_CASE("playout_delay: how late the very first pieces are is soon forgotten") {
  speaker sound;
  sound.hear(200 * ms, 2);
  CHECK(sound.delay.value() == 240 * ms); // 230, in steps of 20
  sound.hear(5 * ms, 400);
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

TEST_CASE("playout_delay: sound waits for its picture") {
  playout_delay delay;
  CHECK(delay.take(500 * ms, 505 * ms, 120 * ms) == 620 * ms);
  // Nobody sees 20 ms.
  CHECK(delay.take(520 * ms, 525 * ms, 135 * ms) == 640 * ms);
  CHECK(delay.take(540 * ms, 545 * ms, 105 * ms) == 660 * ms);
  // More is followed at once.
  CHECK(delay.take(560 * ms, 565 * ms, 180 * ms) == 740 * ms);
}

TEST_CASE("playout_delay: sound does not wait for pictures that are late beyond measure") {
  playout_delay delay;
  CHECK(delay.take(500 * ms, 505 * ms, 900 * ms) == 500 * ms + playout_delay::most_for_pictures);
}

TEST_CASE("playout_delay: without pictures sound needs what the network needs") {
  playout_delay delay;
  CHECK(delay.take(500 * ms, 505 * ms, 0) == 500 * ms + playout_delay::least);
  CHECK(delay.take(520 * ms, 525 * ms, 30 * ms) == 520 * ms + playout_delay::least);
  CHECK(delay.take(540 * ms, 660 * ms, 30 * ms) == 540 * ms + 160 * ms); // late by 120, and 30
}

TEST_CASE("playout_delay: pictures that are quick again are followed after a while only") {
  playout_delay delay;
  std::int64_t due = 1'000'000 * ms;
  const auto hear = [&](std::int64_t lag, int pieces) {
    for (int i = 0; i < pieces; ++i, due += 20 * ms)
      REQUIRE(delay.take(due, due + 5 * ms, lag));
  };
  hear(200 * ms, 10);
  CHECK(delay.value() == 200 * ms);
  hear(80 * ms, 190); // 3.8 s
  hear(110 * ms, 50); // 1 s
  CHECK(delay.value() == 200 * ms);
  hear(80 * ms, 50);
  CHECK(delay.value() == 110 * ms); // the latest of them meanwhile
  // Some that are as late as ever begin the wait anew.
  hear(80 * ms, 200);
  hear(110 * ms, 1);
  hear(80 * ms, 200);
  CHECK(delay.value() == 110 * ms);
}
