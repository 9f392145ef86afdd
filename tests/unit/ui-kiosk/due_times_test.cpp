// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/due_times.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::due_times;

TEST_CASE("due_times: a picture is known by its arrival, until it is too long ago") {
  due_times times;
  times.note(100, 40);
  times.note(200, 140);
  CHECK(times.of(100) == 40);
  CHECK(times.of(200) == 140);
  CHECK(times.of(150) == 0);
  CHECK(times.of(0) == 0);
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(due_times::remembered); ++i)
    times.note(1000 + i, 900 + i);
  CHECK(times.of(100) == 0);
  CHECK(times.of(1000) == 900);
}
