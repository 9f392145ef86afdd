// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/gain_ramp.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using tessera::kiosk::gain_ramp;

namespace {

constexpr int rate = 48'000;

/// So many milliseconds of a constant 1 in two channels, after the ramp.
std::vector<float> played(gain_ramp& by, int ms) {
  std::vector<float> samples(static_cast<std::size_t>(ms) * rate / 1000 * 2, 1.0F);
  by.apply(samples, 2);
  return samples;
}

/// The largest jump from one sample of a channel to the next.
float jump(const std::vector<float>& samples, float before) {
  float most = 0;
  for (std::size_t at = 0; at < samples.size(); at += 2) {
    most = std::max(most, std::abs(samples[at] - before));
    before = samples[at];
    CHECK(samples[at] == samples[at + 1]);
  }
  return most;
}

} // namespace

TEST_CASE("gain_ramp: it is there within 30 ms, without a click", "[kiosk][sound]") {
  gain_ramp ramp{rate};
  auto up = played(ramp, 40);
  CHECK(up.back() == 1);
  CHECK(jump(up, 0) < 0.001F); // 1 / (0.03 s x 48000)
  ramp.set(0.25);
  auto down = played(ramp, 40);
  CHECK(down.back() == 0.25F);
  CHECK(jump(down, 1) < 0.001F);
}

TEST_CASE("gain_ramp: a change of mind halfway is no click either", "[kiosk][sound]") {
  gain_ramp ramp{rate};
  played(ramp, 40);
  ramp.set(0);
  auto some = played(ramp, 10);
  CHECK(some.back() > 0.5F);
  ramp.set(1);
  CHECK(jump(played(ramp, 40), some.back()) < 0.001F);
}

TEST_CASE("gain_ramp: it is silent once it has faded, until it is turned up", "[kiosk][sound]") {
  gain_ramp ramp{rate};
  CHECK_FALSE(ramp.silent());
  played(ramp, 40);
  ramp.set(0);
  CHECK_FALSE(ramp.silent()); // there is some left to fade
  CHECK(played(ramp, 40).back() == 0);
  CHECK(ramp.silent());
  ramp.set(0.5);
  CHECK_FALSE(ramp.silent());
  CHECK(played(ramp, 40).back() == 0.5F);
}
