// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/stage_plan.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;

namespace {

/// Shares a, b, c in this order; b came last.
QList<stage_share> three() {
  return {{"a", false, 10}, {"b", false, 30}, {"c", false, 20}};
}

} // namespace

TEST_CASE("stage_plan: auto shows all in their order", "[kiosk][layout]") {
  auto plan = plan_stage(three(), {"auto", "b", ""});
  CHECK(plan.shown == QStringList{"a", "b", "c"});
  CHECK_FALSE(plan.focus);
}

TEST_CASE("stage_plan: a mode that is not known counts as auto", "[kiosk][layout]") {
  auto mode = GENERATE("", "idle", "mosaic");
  CHECK(plan_stage(three(), {mode, "", ""}).shown.size() == 3);
}

TEST_CASE("stage_plan: focus puts the chosen one first, the others in a strip", "[kiosk][layout]") {
  auto plan = plan_stage(three(), {"focus", "c", ""});
  CHECK(plan.shown == QStringList{"c", "a", "b"});
  CHECK(plan.focus);
}

TEST_CASE("stage_plan: without a choice the newest is the large one, or the pinned one",
          "[kiosk][layout]") {
  auto shares = three();
  CHECK(plan_stage(shares, {"focus", "", ""}).shown.first() == "b");
  CHECK(plan_stage(shares, {"single", "gone", ""}).shown == QStringList{"b"});
  shares[0].pinned = true;
  CHECK(plan_stage(shares, {"focus", "", ""}).shown.first() == "a");
  CHECK(plan_stage(shares, {"single", "", ""}).shown == QStringList{"a"});
  CHECK(plan_stage(shares, {"single", "c", ""}).shown == QStringList{"c"});
}

TEST_CASE("stage_plan: one share in focus has no strip", "[kiosk][layout]") {
  auto plan = plan_stage({{"a", false, 1}}, {"focus", "a", ""});
  CHECK(plan.shown == QStringList{"a"});
  CHECK_FALSE(plan.focus);
}

TEST_CASE("stage_plan: full screen hides the others in each mode", "[kiosk][layout]") {
  auto mode = GENERATE("auto", "focus", "single");
  CHECK(plan_stage(three(), {mode, "a", "c"}).shown == QStringList{"c"});
  CHECK(plan_stage(three(), {"auto", "", "gone"}).shown.size() == 3);
}

TEST_CASE("stage_plan: without shares nothing is shown", "[kiosk][layout]") {
  CHECK(plan_stage({}, {"single", "a", "a"}).shown.isEmpty());
}
