// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/waiting_times.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::waiting_times;

TEST_CASE("waiting_times: a bunch that has just come has not waited") {
  waiting_times queue;
  for (int i = 0; i < 40; ++i)
    queue.came(1000);
  CHECK(queue.longest(40, 1005) == 5);
}

TEST_CASE("waiting_times: what has left counts no more") {
  waiting_times queue;
  queue.came(100);
  queue.came(200);
  queue.came(300);
  CHECK(queue.longest(3, 400) == 300);
  CHECK(queue.longest(1, 450) == 150);
  CHECK(queue.longest(0, 500) == 0);
  CHECK(queue.longest(0, 600) == 0);
  queue.came(700);
  CHECK(queue.longest(1, 900) == 200);
}

TEST_CASE("waiting_times: after a new start nothing waits") {
  waiting_times queue;
  queue.came(100);
  queue.clear();
  CHECK(queue.longest(5, 900) == 0);
}
