// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/share_health.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace std::chrono_literals;
using media::share_health;
using media::share_sample;

namespace {

share_sample flowing() {
  share_sample sample;
  sample.frames = 30;
  sample.bytes = 500'000;
  sample.received = 500;
  return sample;
}

} // namespace

TEST_CASE("share_health: is connecting before the first picture, then live", "[media]") {
  share_health health;
  CHECK(health.take({}).state == share_state::connecting);
  auto report = health.take(flowing());
  CHECK(report.state == share_state::live);
  CHECK(report.fps == Approx(30));
  CHECK(report.kbps == 4000); // 500,000 bytes * 8 bits / 1000 in one second
}

TEST_CASE("share_health: a still screen is live while packets come", "[media]") {
  share_health health;
  CHECK(health.take(flowing()).state == share_state::live);
  share_sample still;
  still.received = 1;
  for (int second = 0; second < 10; ++second)
    CHECK(health.take(still).state == share_state::live);
}

TEST_CASE("share_health: is paused after three seconds without a packet", "[media]") {
  share_health health;
  CHECK(health.take(flowing()).state == share_state::live);
  const share_sample nothing;
  CHECK(health.take(nothing).state == share_state::live);
  CHECK(health.take(nothing).state == share_state::live);
  CHECK(health.take(nothing).state == share_state::paused);
  CHECK(health.take(flowing()).state == share_state::live);
}

TEST_CASE("share_health: a dead line is weak, not paused", "[media]") {
  share_health health;
  CHECK(health.take(flowing()).state == share_state::live);
  share_sample dead;
  dead.transport_up = false;
  auto report = health.take(dead);
  CHECK(report.state == share_state::weak);
  CHECK(report.reason == "network");
}

TEST_CASE("share_health: loss makes it weak, and it needs a while to be well again", "[media]") {
  share_health health;
  CHECK(health.take(flowing()).state == share_state::live);
  auto lossy = flowing();
  lossy.lost = 100; // of 600 packets: 17 %, of which the smoothing lets 6.7 % through at once
  CHECK(health.take(lossy).state == share_state::weak);
  CHECK(health.take(flowing()).state == share_state::weak); // 6.7 % * 0.6 = 4 %, over 2 %
  CHECK(health.take(flowing()).state == share_state::weak); // 2.4 %
  CHECK(health.take(flowing()).state == share_state::live); // 1.4 %
}

TEST_CASE("share_health: what was lost counts also when it was sent again", "[media]") {
  share_health health;
  CHECK(health.take(flowing()).state == share_state::live);
  auto mended = flowing();
  mended.repaired = 100;
  auto report = health.take(mended);
  CHECK(report.state == share_state::weak);
  CHECK(report.reason == "network");
  CHECK(report.loss == Approx(0.08)); // 100 of 500, smoothed
}

TEST_CASE("share_health: more than everything is not lost", "[media]") {
  share_health health;
  CHECK(health.take(flowing()).state == share_state::live);
  auto behind_a_gap = flowing();
  behind_a_gap.received = 3;
  behind_a_gap.repaired = 100;
  for (int second = 0; second < 20; ++second)
    CHECK(health.take(behind_a_gap).loss <= 1.0);
}

TEST_CASE("share_health: bunches are the network's only when it lost something", "[media]") {
  share_health health;
  auto busy = flowing();
  busy.bunched = 12;
  busy.held = 30 * 80ms;
  auto report = health.take(busy);
  CHECK(report.bunched_fps == 0);
  CHECK(report.held_ms == 0);
  busy.repaired = 3; // of 500
  CHECK(health.take(busy).bunched_fps == 0);
  busy.repaired = 30;
  report = health.take(busy);
  CHECK(report.bunched_fps == Approx(12));
  CHECK(report.held_ms == 80);
}

TEST_CASE("share_health: strong jitter makes it weak", "[media]") {
  share_health health;
  auto jittery = flowing();
  jittery.jitter = 120ms;
  CHECK(health.take(jittery).state == share_state::weak);
  jittery.jitter = 60ms; // between the two thresholds
  CHECK(health.take(jittery).state == share_state::weak);
  CHECK(health.take(flowing()).state == share_state::live);
}
