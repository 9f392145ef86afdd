// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/restart_policy.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace std::chrono_literals;
using tessera::plugins::restart_policy;

TEST_CASE("restart_policy: waits double and the tenth quick death is the last", "[plugins]") {
  restart_policy policy;
  std::vector<std::int64_t> waits;
  while (auto wait = policy.died_after(1s))
    waits.push_back(wait->count());
  // 100 ms * 2^n, at most 30 s.
  CHECK(waits == std::vector<std::int64_t>{100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600});
  CHECK_FALSE(policy.died_after(1s));
}

TEST_CASE("restart_policy: a healthy life starts the count anew", "[plugins]") {
  restart_policy policy;
  for (int i = 0; i < 9; ++i)
    CHECK(policy.died_after(59'999ms));
  CHECK(policy.died_after(60'000ms) == 100ms);
  CHECK(policy.died_after(1s) == 200ms);
}
