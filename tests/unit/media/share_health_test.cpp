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
  lossy.lost = 50; // 50 of 550 packets: 9 %, of which the smoothing lets 3.6 % through at once
  CHECK(health.take(lossy).state == share_state::weak);
  CHECK(health.take(flowing()).state == share_state::weak); // 3.6 % * 0.6 = 2.2 %, over 1 %
  CHECK(health.take(flowing()).state == share_state::weak); // 1.3 %
  CHECK(health.take(flowing()).state == share_state::live); // 0.8 %
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
