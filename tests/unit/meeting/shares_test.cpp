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

TEST_CASE("shares: a screen, a camera and a sound are one of each a person", "[meeting]") {
  shares all{9};
  auto of_kind = [](share_kind kind) {
    auto what = screen_of("p1");
    what.kind = kind;
    return what;
  };
  for (auto kind : {share_kind::screen, share_kind::camera, share_kind::sound}) {
    CHECK(all.open(of_kind(kind)));
    CHECK(all.open(of_kind(kind)).code() == errc::share_limit);
  }
  CHECK(all.open(of_kind(share_kind::photo)).code() == errc::share_limit); // in the place of a screen
  CHECK(all.shows(participant_id{"p1"}));
}

TEST_CASE("shares: sounds alone take no place of a picture, but have a limit too", "[meeting]") {
  shares all{1};
  auto sound = screen_of("p1");
  sound.kind = share_kind::sound;
  REQUIRE(all.open(sound));
  CHECK_FALSE(all.shows(participant_id{"p1"}));
  REQUIRE(all.open(screen_of("p2")));
  sound.participant = participant_id{"p3"};
  CHECK(all.open(sound).code() == errc::share_limit);
}

TEST_CASE("shares: a camera stands in the corner of its owner's screen", "[meeting]") {
  shares all{9};
  auto camera = screen_of("p1");
  camera.kind = share_kind::camera;
  auto its = all.open(camera);
  REQUIRE(its);
  CHECK(all.corner_of(*its).empty());
  CHECK(all.tiles().size() == 1);
  auto other = all.open(screen_of("p2"));
  REQUIRE(other);
  CHECK(all.corner_of(*its).empty());
  auto mine = all.open(screen_of("p1"));
  REQUIRE(mine);
  CHECK(all.corner_of(*its) == *mine);
  CHECK(all.corner_of(*mine).empty());
  CHECK(all.render()[its->str()]["corner_of"] == mine->str());
  CHECK(all.tiles().size() == 2);
  REQUIRE(all.close(*mine));
  CHECK(all.corner_of(*its).empty());
  CHECK(all.tiles().size() == 2);
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
  auto what = live();
  CHECK(visible_state(what).state == share_state::live);
  what.encoded.limit = "bandwidth";
  what.encoded.fps = 30;
  CHECK(visible_state(what).state == share_state::live); // held back, but nobody sees it
  what.encoded.fps = 4;
  CHECK(visible_state(what).state == share_state::weak);
  CHECK(visible_state(what).reason == weakness::network);
  what.encoded.limit = "cpu";
  CHECK(visible_state(what).state == share_state::weak);
  CHECK(visible_state(what).reason == weakness::computer);
  what.asked.fps = 5; // the box wanted no more
  CHECK(visible_state(what).state == share_state::live);
  what.progress.state = share_state::paused;
  CHECK(visible_state(what).state == share_state::paused);
}

TEST_CASE("shares: a slow box is blamed only when network and sender are fine", "[meeting]") {
  auto what = live();
  load_share slow{place::main, 30, 8, 100, 1920.0 * 1080};
  judge_box(what, slow);
  judge_box(what, slow);
  CHECK(visible_state(what).state == share_state::live); // two bad seconds are nothing
  judge_box(what, slow);
  CHECK(visible_state(what).state == share_state::weak);
  CHECK(visible_state(what).reason == weakness::box);
  what.encoded.limit = "bandwidth";
  what.encoded.fps = 4;
  CHECK(visible_state(what).reason == weakness::network);
  what.encoded = {};
  for (int i = 0; i < 3; ++i)
    judge_box(what, load_share{place::main, 30, 30, 40, 1920.0 * 1080});
  CHECK(visible_state(what).state == share_state::live);
  for (int i = 0; i < 5; ++i)
    judge_box(what, std::nullopt); // hidden: nothing is shown of it, and that is no fault
  CHECK(visible_state(what).state == share_state::live);
}

TEST_CASE("shares: what the door says does not end a pause", "[meeting]") {
  shares all{9};
  auto id = all.open(screen_of("p1"));
  REQUIRE(id);
  voice owner{false, participant_id{"p1"}};
  voice stranger{false, participant_id{"p2"}};
  voice host{true, participant_id{"p3"}};
  CHECK(all.pause(*id, stranger).code() == errc::not_allowed);
  REQUIRE(all.pause(*id, owner));
  all.find(*id)->progress.state = share_state::live;
  CHECK(all.render()[id->str()]["state"] == "paused");
  CHECK(all.render()[id->str()]["paused_by"] == "owner");
  CHECK(all.resume(*id, stranger).code() == errc::not_allowed);
  // Somebody hides something: nobody else may show it again.
  CHECK(all.resume(*id, host).code() == errc::not_allowed);
  REQUIRE(all.resume(*id, owner));
  CHECK(all.render()[id->str()]["state"] == "live");
}

TEST_CASE("shares: a guest cannot resume what the host paused", "[meeting]") {
  shares all{9};
  auto id = all.open(screen_of("p1"));
  REQUIRE(id);
  voice owner{false, participant_id{"p1"}};
  voice display{true, {}};
  REQUIRE(all.pause(*id, display));
  CHECK(all.render()[id->str()]["paused_by"] == "host");
  CHECK(all.resume(*id, owner).code() == errc::not_allowed);
  REQUIRE(all.pause(*id, owner));
  REQUIRE(all.resume(*id, display)); // takes back the host's pause only
  CHECK(all.render()[id->str()]["paused_by"] == "owner");
  REQUIRE(all.resume(*id, owner));
  CHECK(all.render()[id->str()]["paused_by"] == "");
}

TEST_CASE("shares: two change places, and only two that are there", "[meeting]") {
  shares all{9};
  auto first = all.open(screen_of("p1"));
  auto second = all.open(screen_of("p2"));
  REQUIRE(all.swap(*first, *second));
  auto json = all.render();
  CHECK(json[first->str()]["order"] == 2);
  CHECK(json[second->str()]["order"] == 1);
  CHECK(all.swap(*first, share_id{"s0-0"}).code() == errc::share_not_found);
}
