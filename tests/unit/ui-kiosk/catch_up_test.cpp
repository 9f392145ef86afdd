// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/catch_up.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::catch_up;

TEST_CASE("catch_up: everything that comes is shown") {
  catch_up rule;
  for (std::int64_t at = 1; at < 100; ++at) {
    rule.take(false, at, 1);
    CHECK(rule.shown_from() <= at);
  }
  CHECK_FALSE(rule.full(catch_up::most_waiting - 1));
  CHECK(rule.full(catch_up::most_waiting));
}

TEST_CASE("catch_up: of what is repeated only the newest is shown") {
  catch_up rule;
  for (std::int64_t at = 1; at < 50; ++at) {
    rule.take(true, at, static_cast<std::size_t>(at));
    CHECK(rule.shown_from() == catch_up::none);
    CHECK_FALSE(rule.full(1000));
  }
  rule.take(false, 50, 49);
  CHECK(rule.shown_from() == 50);
  rule.take(false, 51, 50);
  CHECK(rule.shown_from() == 50);
}

TEST_CASE("catch_up: what is repeated takes its time, and what comes then is held up again") {
  catch_up rule;
  rule.take(true, 1, 0);
  rule.take(false, 2, 1000);
  CHECK_FALSE(rule.full(1001));
  CHECK(rule.full(1000 + catch_up::most_waiting));
  rule.take(false, 3, 500);
  CHECK(rule.full(500 + catch_up::most_waiting));
  rule.take(false, 4, 600); // the bound does not grow again
  CHECK(rule.full(500 + catch_up::most_waiting));
  rule.take(false, 5, 0);
  CHECK(rule.full(catch_up::most_waiting));
}

TEST_CASE("catch_up: what nobody may see stays unseen, also what still waits then") {
  catch_up rule;
  rule.take(false, 10, 1);
  rule.hide(true);
  CHECK(rule.shown_from() == catch_up::none);
  rule.take(false, 20, 1);
  rule.take(false, 30, 5);
  CHECK(rule.shown_from() == catch_up::none);
  rule.hide(false);
  CHECK(rule.shown_from() == 30);
  rule.hide(false);
  rule.take(false, 40, 5);
  CHECK(rule.shown_from() == 30);
}

TEST_CASE("catch_up: hidden in the middle of what is repeated, its end is the first to be seen") {
  catch_up rule;
  rule.take(true, 1, 0);
  rule.hide(true);
  rule.hide(false);
  CHECK(rule.shown_from() == catch_up::none);
  rule.take(false, 2, 1);
  CHECK(rule.shown_from() == 2);
}

TEST_CASE("catch_up: a source that cannot be held up is cut off at last") {
  catch_up rule;
  rule.take(false, 1, 0);
  constexpr auto most = catch_up::hopeless_waiting + catch_up::most_waiting;
  CHECK_FALSE(rule.hopeless(most - 1, 0));
  CHECK(rule.hopeless(most, 0));
  CHECK(rule.hopeless(1, catch_up::hopeless_bytes));
  rule.take(true, 2, 1);
  CHECK_FALSE(rule.hopeless(5000, 0));
}
