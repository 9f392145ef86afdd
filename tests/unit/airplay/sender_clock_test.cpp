// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/sender_clock.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr std::uint64_t since_1900 = 2'208'988'800ULL << 32;

std::string big64(std::uint64_t value) {
  std::string out;
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>(value >> shift));
  return out;
}

/// A sender whose clock is `ahead` of ours; the way takes `there` and `back`.
std::string
answer(std::int64_t asked, std::int64_t ahead, std::int64_t there, std::uint64_t epoch) {
  const auto at = fixed_of(asked + there + ahead) + epoch;
  return std::string{"\x80\xd3\x00\x07\0\0\0\0", 8} + timing_request(asked).substr(24) + big64(at) +
         big64(at);
}

} // namespace

TEST_CASE("sender clock: nanoseconds come back as they were", "[airplay]") {
  for (std::int64_t ns : {std::int64_t{0}, std::int64_t{1}, 999'999'999L, 123'456'789'012'345L})
    CHECK(nanoseconds_of(fixed_of(ns)) == ns);
}

TEST_CASE("sender clock: tells our time of the sender's, whichever epoch it answers in",
          "[airplay]") {
  for (const auto epoch : {std::uint64_t{0}, since_1900}) {
    sender_clock clock;
    CHECK_FALSE(clock.ours(fixed_of(5'000 * ms)));
    REQUIRE(clock.take(answer(10'000 * ms, 70'000 * ms, ms, epoch), 10'002 * ms));
    CHECK(clock.ours(fixed_of(80'000 * ms)) == 10'000 * ms);
  }
}

TEST_CASE("sender clock: trusts the answer that came quickest, and forgets old ones", "[airplay]") {
  sender_clock clock;
  const auto ask = [&](std::int64_t at, std::int64_t ahead, std::int64_t there, std::int64_t back) {
    REQUIRE(clock.take(answer(at, ahead, there, since_1900), at + there + back));
  };
  ask(1'000 * ms, 500 * ms, ms, ms);
  ask(4'000 * ms, 500 * ms, 90 * ms, 2 * ms); // would say 44 ms more
  CHECK(clock.ours(fixed_of(5'000 * ms)) == 4'500 * ms);
  for (int i = 0; i < 8; ++i)
    ask((7'000 + 3'000 * i) * ms, 510 * ms, 2 * ms, 2 * ms);
  CHECK(clock.ours(fixed_of(5'000 * ms)) == 4'490 * ms);
}

TEST_CASE("sender clock: refuses what answers nothing", "[airplay]") {
  sender_clock clock;
  const auto good = answer(1'000 * ms, 0, 0, 0);
  CHECK(clock.take("short", 1'000 * ms).code() == errc::parse_error);
  CHECK(clock.take(timing_request(1'000 * ms), 1'000 * ms).code() == errc::parse_error);
  CHECK(clock.take(good, 999 * ms).code() == errc::parse_error);
  CHECK(clock.take(good, 9'000 * ms).code() == errc::parse_error);
  CHECK(clock.answers() == 0);
}

} // namespace tessera::airplay
