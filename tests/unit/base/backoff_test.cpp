// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/backoff.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <vector>

using namespace std::chrono_literals;
using tessera::backoff;
using tessera::monotonic;

TEST_CASE("backoff: waits double up to the longest", "[base][backoff]") {
  backoff wait{{.first = 250ms, .longest = 4s}};
  for (auto expected : {250ms, 500ms, 1'000ms, 2'000ms, 4'000ms, 4'000ms})
    CHECK(wait.next() == expected);
  wait.reset();
  CHECK(wait.next() == 250ms);
}

TEST_CASE("backoff: the wait stays the longest after many failures", "[base][backoff]") {
  backoff wait;
  for (int i = 0; i < 100; ++i)
    (void)wait.next();
  CHECK(wait.next() == 30s);
}

TEST_CASE("backoff: gives up after so many deaths in a row", "[base][backoff]") {
  backoff life{{.tries = 9}};
  monotonic::time_point now{};
  std::vector<std::int64_t> waits;
  for (;;) {
    life.started(now);
    now += 1s;
    auto wait = life.died(now);
    if (!wait)
      break;
    waits.push_back(wait->count());
  }
  // 100 ms * 2^n
  CHECK(waits == std::vector<std::int64_t>{100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600});
  CHECK_FALSE(life.died(now));
}

TEST_CASE("backoff: a good life starts the count anew", "[base][backoff]") {
  backoff life{{.tries = 9}};
  monotonic::time_point now{};
  life.started(now);
  for (int i = 0; i < 9; ++i)
    CHECK(life.died(now + 59'999ms));
  CHECK(life.deaths() == 9);
  CHECK(life.died(now + 60'000ms) == 100ms);
  CHECK(life.deaths() == 1);
  life.started(now + 60'000ms);
  CHECK(life.died(now + 61'000ms) == 200ms);
}
