// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/key_frame_gate.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using tessera::media::key_frame_gate;

namespace {

constexpr key_frame_gate::time_point start{100s};

} // namespace

TEST_CASE("key_frame_gate: lets one request through in each pause", "[media]") {
  key_frame_gate gate;
  CHECK(gate.request(start));
  CHECK_FALSE(gate.request(start + key_frame_gate::pause - 1ms));
  CHECK(gate.request(start + key_frame_gate::pause));
}

TEST_CASE("key_frame_gate: repeats what nobody answered", "[media]") {
  key_frame_gate gate;
  CHECK_FALSE(gate.overdue(start));
  CHECK(gate.request(start));
  CHECK_FALSE(gate.overdue(start + key_frame_gate::patience - 1ms));
  CHECK(gate.overdue(start + key_frame_gate::patience));
  gate.key_frame_came();
  CHECK_FALSE(gate.overdue(start + key_frame_gate::patience));
}

TEST_CASE("key_frame_gate: a request that fell into the pause is not lost", "[media]") {
  key_frame_gate gate;
  CHECK(gate.request(start));
  gate.key_frame_came();
  CHECK_FALSE(gate.request(start + 10ms)); // a second reader, too early
  CHECK(gate.wanted());
  CHECK(gate.overdue(start + key_frame_gate::patience));
  CHECK(gate.request(start + key_frame_gate::patience));
}

TEST_CASE("key_frame_gate: asks less often while no key frame comes", "[media]") {
  key_frame_gate gate;
  auto now = start;
  CHECK(gate.request(now)); // the pause is now 500 ms, then 1000, 2000, 2000
  for (auto pause : {500ms, 1000ms, 2000ms, 2000ms}) {
    CHECK_FALSE(gate.request(now + pause - 1ms));
    now += pause;
    CHECK(gate.request(now));
  }
  CHECK_FALSE(gate.overdue(now + 1999ms));
  CHECK(gate.overdue(now + 2000ms));
  gate.key_frame_came();
  CHECK(gate.request(now + key_frame_gate::pause));
}
