// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/view_gate.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using tessera::media::view_gate;

namespace {

constexpr auto none = 0ns;

void report(view_gate& gate, double loss, int times) {
  for (int i = 0; i < times; ++i)
    gate.report(loss);
}

} // namespace

TEST_CASE("view_gate: begins with a key frame", "[media][view]") {
  view_gate gate;
  CHECK_FALSE(gate.take(false, none));
  CHECK(gate.wants_key());
  CHECK(gate.take(true, none));
  CHECK(gate.take(false, none));
  CHECK_FALSE(gate.wants_key());
  gate.start();
  CHECK_FALSE(gate.take(false, none));
}

TEST_CASE("view_gate: what a line does not take is left out up to the next key frame",
          "[media][view]") {
  view_gate gate;
  CHECK(gate.take(true, none));
  CHECK(gate.take(false, view_gate::most_waiting - 1ns));
  CHECK_FALSE(gate.take(false, view_gate::most_waiting));
  CHECK_FALSE(gate.take(false, none));
  CHECK_FALSE(gate.take(true, view_gate::most_waiting)); // no room for it either
  CHECK(gate.wants_key());
  CHECK(gate.take(true, none));
  CHECK(gate.take(false, none));
}

TEST_CASE("view_gate: a line that loses much gets whole pictures only", "[media][view]") {
  view_gate gate;
  CHECK(gate.take(true, none));
  report(gate, 0.2, view_gate::bad_reports - 1);
  gate.report(0.05); // one that is fair in between
  report(gate, 0.2, view_gate::bad_reports - 1);
  CHECK_FALSE(gate.thin());
  gate.report(0.2);
  CHECK(gate.thin());
  CHECK_FALSE(gate.take(false, none));
  CHECK(gate.wants_key()); // else a share without key frames of its own would stand still
  CHECK(gate.take(true, none));
}

TEST_CASE("view_gate: a line that is well again gets all, later each time", "[media][view]") {
  view_gate gate;
  CHECK(gate.take(true, none));
  int wanted = view_gate::good_reports;
  for (int round = 0; round < 7; ++round) {
    report(gate, 0.5, view_gate::bad_reports);
    CHECK(gate.thin());
    report(gate, 0, wanted - 1);
    CHECK(gate.thin());
    gate.report(0);
    CHECK_FALSE(gate.thin());
    CHECK(gate.wants_key()); // what it has is of another time
    wanted = std::min(wanted * 2, view_gate::most_good_reports);
  }
}
