// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/backoff.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::backoff;
using namespace std::chrono_literals;

TEST_CASE("backoff: doubles from 0.1 s to 2 s and starts over after success", "[kiosk][backoff]") {
  backoff wait;
  CHECK(wait.next() == 100ms);
  CHECK(wait.next() == 200ms);
  CHECK(wait.next() == 400ms);
  CHECK(wait.next() == 800ms);
  CHECK(wait.next() == 1600ms);
  CHECK(wait.next() == 2000ms);
  CHECK(wait.next() == 2000ms);
  wait.reset();
  CHECK(wait.next() == 100ms);
}
