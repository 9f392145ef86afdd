// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sound_line.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdlib>
#include <numbers>

using tessera::kiosk::sound_line;
using tessera::kiosk::stretch;

namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr int rate = 48'000;
constexpr std::size_t frames = 960; // 20 ms

/// Pieces of 20 ms, each to be heard where its time stamp says.
struct speaker {
  sound_line line{rate};
  std::int64_t stamp = 1'000 * ms;
  std::int64_t ends = 0; ///< of what was placed last

  sound_line::place say(std::int64_t later = 0, bool gap = false) {
    auto place = line.put(stamp + later, frames, gap);
    if (!place.jump && ends != 0)
      CHECK(std::abs(place.at_ns - ends) < 50'000); // a frame lasts 20,833 ns
    ends = place.at_ns + static_cast<std::int64_t>(place.frames) * 1'000'000'000 / rate;
    stamp += 20 * ms;
    return place;
  }
};

} // namespace

TEST_CASE("sound_line: what comes in its turn is left as it is") {
  speaker one;
  CHECK(one.say().jump); // the first
  for (int i = 0; i < 500; ++i) {
    const auto place = one.say(i % 2 == 0 ? ms : -ms);
    CHECK_FALSE(place.jump);
    CHECK(place.frames == frames);
  }
}

TEST_CASE("sound_line: a later moment is reached slowly, without a gap") {
  speaker one;
  one.say();
  int pieces = 0;
  sound_line::place last;
  do {
    last = one.say(40 * ms);
    CHECK_FALSE(last.jump);
    CHECK(last.frames >= frames);
    CHECK(last.frames <= frames + frames / sound_line::slope);
    ++pieces;
  } while (last.frames != frames && pieces < 1000);
  // 40 ms less the 2 ms that are near enough, at 9 frames (187.5 us) a piece: 203 pieces, and one
  // or two for the rest.
  CHECK(pieces >= 203);
  CHECK(pieces <= 206);
  const auto off = one.stamp - 20 * ms + 40 * ms - last.at_ns;
  CHECK(off >= 0);
  CHECK(off < sound_line::near_ns);
}

TEST_CASE("sound_line: an earlier moment is reached as slowly") {
  speaker one;
  one.say();
  std::int64_t shorter = 0;
  for (int i = 0; i < 400; ++i) {
    const auto place = one.say(-40 * ms);
    CHECK_FALSE(place.jump);
    CHECK(place.frames >= frames - frames / sound_line::slope);
    shorter += static_cast<std::int64_t>(frames - place.frames);
  }
  CHECK(shorter == Approx(38 * rate / 1000).margin(rate / 1000)); // 40 ms less 2 ms
}

TEST_CASE("sound_line: what is far off jumps, and goes on from there") {
  speaker one;
  one.say();
  const auto place = one.say(200 * ms);
  CHECK(place.jump);
  CHECK(place.at_ns == one.stamp - 20 * ms + 200 * ms);
  CHECK_FALSE(one.say(200 * ms).jump);
}

TEST_CASE("sound_line: missing pieces leave a hole as long as they are") {
  speaker one;
  one.say();
  one.stamp += 20 * ms; // one is lost
  const auto place = one.say(0, true);
  CHECK(place.jump);
  CHECK(place.at_ns == one.stamp - 20 * ms);
  CHECK_FALSE(one.say(0, true).jump); // the mark alone moves nothing
}

TEST_CASE("sound_line: stretched sound is the same tone") {
  constexpr double tone = 440;
  std::vector<float> in(frames * 2);
  for (std::size_t i = 0; i < frames; ++i) {
    const auto turn = static_cast<double>(i) * tone * 2 * std::numbers::pi / rate;
    in[i * 2] = static_cast<float>(std::sin(turn));
    in[i * 2 + 1] = static_cast<float>(std::cos(turn));
  }
  for (std::size_t wanted : {frames - 9, frames + 9}) {
    const auto out = stretch(in, 2, wanted);
    REQUIRE(out.size() == wanted * 2);
    for (std::size_t i = 0; i + 2 < wanted; ++i) {
      const auto from = static_cast<double>(i * frames) / static_cast<double>(wanted);
      const auto turn = from * tone * 2 * std::numbers::pi / rate;
      // A straight line between two frames is off by (w/rate)^2/8 = 0.0004 at most.
      CHECK(std::abs(out[i * 2] - std::sin(turn)) < 0.001);
      CHECK(std::abs(out[i * 2 + 1] - std::cos(turn)) < 0.001);
    }
  }
}

TEST_CASE("sound_line: a single frame can be stretched too") {
  const std::vector<float> in{0.25F, -0.5F};
  CHECK(stretch(in, 2, 2) == std::vector<float>{0.25F, -0.5F, 0.25F, -0.5F});
}
