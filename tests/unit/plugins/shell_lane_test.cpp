// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/shell_lane.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace std::chrono_literals;

TEST_CASE("shell_lane: of sound alone it is told that it comes, and that it does not", "[plugins]") {
  net::lane_pump pump;
  plugins::shell_lane lane{share_id{"s1"}, pump, [](const net::lane_request&) {}};
  const auto start = monotonic::now();
  CHECK_FALSE(lane.progress(start));
  lane.set_sound_caps({"opus"});
  CHECK_FALSE(lane.progress(start));
  lane.push_sound({false, 1, 1, "x", 1});
  const auto first = lane.progress(start);
  REQUIRE(first);
  CHECK(first->sound);
  CHECK(first->codec.empty());
  lane.push_sound({false, 2, 2, "x", 1});
  CHECK_FALSE(lane.progress(start + 500ms)); // once a second
  CHECK(lane.progress(start + 1s).value_or(plugins::control::progress{}).sound);
  const auto quiet = lane.progress(start + 2s);
  REQUIRE(quiet);
  CHECK_FALSE(quiet->sound);
  CHECK_FALSE(lane.progress(start + 3s)); // known by now
}
