// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "simulated_sender.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

namespace tessera::airplay {

// Ten minutes of eight hours, which tests/bench/airplay_hours counts. The device's clock has gained
// 30 ms by then: a receiver that asked for its time once would be that far off.
TEST_CASE("a long session: neither pictures nor sound drift, and nothing piles up", "[airplay]") {
  simulated_sender sender;
  std::int64_t most_off = 0, most_wait = 0;
  std::size_t most_waiting = 0;
  for (int i = 0; i < 600; ++i) {
    sender.second();
    if (i < 5)
      continue;
    most_off = std::max(most_off, std::abs(sender.sound_off_ns()));
    most_wait = std::max(most_wait, sender.picture_wait_ns());
    most_waiting = std::max(most_waiting, sender.waiting());
  }
  CHECK(sender.pictures() == 600 * 30);
  CHECK(sender.sounds() + sender.waiting() == 600 * 125);
  CHECK(sender.gaps() == 0);
  CHECK(most_off < 10 * simulated_sender::ms);
  CHECK(most_wait < 15 * simulated_sender::ms);
  CHECK(most_waiting < 40);
}

} // namespace tessera::airplay
