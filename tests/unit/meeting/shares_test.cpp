// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/shares.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::meeting;

namespace {

share screen_of(const char* who) {
  share what;
  what.participant = participant_id{who};
  return what;
}

share live() {
  share what;
  what.progress.state = share_state::live;
  return what;
}

} // namespace

TEST_CASE("shares: one screen a participant, as many as the display takes", "[meeting]") {
  shares all{2};
  REQUIRE(all.open(screen_of("p1")));
  CHECK(all.open(screen_of("p1")).code() == errc::share_limit);
  REQUIRE(all.open(screen_of("p2")));
  CHECK(all.open(screen_of("p3")).code() == errc::share_limit);
}

TEST_CASE("shares: a later one stands behind an earlier one", "[meeting]") {
  shares all{9};
  auto first = all.open(screen_of("p1"));
  auto second = all.open(screen_of("p2"));
  REQUIRE(first);
  REQUIRE(second);
  auto json = all.render();
  CHECK(json[first->str()]["order"] < json[second->str()]["order"]);
}

TEST_CASE("shares: an encoder that is held back makes a live share weak", "[meeting]") {
  std::string reason;
  auto what = live();
  CHECK(visible_state(what, reason) == share_state::live);
  what.encoded.limit = "bandwidth";
  what.encoded.fps = 30;
  CHECK(visible_state(what, reason) == share_state::live); // held back, but nobody sees it
  what.encoded.fps = 4;
  CHECK(visible_state(what, reason) == share_state::weak);
  CHECK(reason == "network");
  what.encoded.limit = "cpu";
  CHECK(visible_state(what, reason) == share_state::weak);
  CHECK(reason == "computer");
  what.progress.state = share_state::paused;
  CHECK(visible_state(what, reason) == share_state::paused);
}
