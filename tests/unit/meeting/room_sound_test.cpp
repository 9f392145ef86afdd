// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

using json = nlohmann::json;

std::string show(room& house, const admission& who, std::chrono::milliseconds when = 0ms) {
  auto answer = house.open_share({who.participant, share_kind::screen, "Report", {}}, at(when));
  REQUIRE(answer);
  return answer->share.str();
}

json sound_of(const room& house, const std::string& share) {
  auto one = house.render()["shares"][share];
  return {{"volume", one["volume"]}, {"muted", one["muted"]}, {"by", one["muted_by"]}};
}

json sound(int volume, const char* muted_by = "") {
  return {{"volume", volume}, {"muted", *muted_by != 0}, {"by", muted_by}};
}

json muted(const std::string& share, bool on = true) {
  return {{"share", share}, {"muted", on}};
}

room restarted(const room& before, room_rules with = rules()) {
  return {std::move(with), before.stored(), at(0ms), before.book()};
}

/// One second of a share that has sound.
void pass_second(room& house, const std::string& share, std::chrono::seconds when) {
  share_progress what{share_id{share}, share_state::live, "", "vp9", 1920, 1080, 30, 4000, 0};
  what.sound = true;
  house.on_stage().progress(what);
  house.tick(at(when));
}

} // namespace

TEST_CASE("sound: a share begins loud, and its owner turns it down", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto share = show(house, ada);
  CHECK(sound_of(house, share) == sound(100));
  REQUIRE(call(house, guest(ada), "share.volume", {{"share", share}, {"volume", 30}}));
  REQUIRE(call(house, guest(ada), "share.volume", muted(share)));
  CHECK(sound_of(house, share) == sound(30, "owner"));
  CHECK(call(house, guest(ada), "share.volume", {{"share", share}}).code() ==
        errc::invalid_argument);
  CHECK(call(house, guest(ada), "share.volume", {{"share", "s9-9"}, {"volume", 1}}).code() ==
        errc::share_not_found);
}

TEST_CASE("sound: a guest touches neither another's share nor the room's sound",
          "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto eve = join(house, "Eve");
  auto share = show(house, ada);
  auto before = house.render();
  CHECK(call(house, guest(eve), "share.volume", {{"share", share}, {"volume", 0}}).code() ==
        errc::not_allowed);
  CHECK(call(house, guest(eve), "share.volume", muted(share)).code() == errc::not_allowed);
  CHECK(call(house, guest(ada), "sound.set", {{"volume", 100}}).code() == errc::not_allowed);
  CHECK(house.render() == before);
}

TEST_CASE("sound: host, display and admin decide for all", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto share = show(house, join(house, "Ada"));
  int volume = 10;
  for (auto role : {rpc::role::host, rpc::role::kiosk, rpc::role::admin}) {
    caller who{role, {}, "", "c"};
    REQUIRE(call(house, who, "share.volume", {{"share", share}, {"volume", ++volume}}));
    CHECK(sound_of(house, share) == sound(volume));
    REQUIRE(call(house, who, "sound.set", {{"volume", volume}}));
    CHECK(house.render()["sound"] ==
          json{{"volume", volume}, {"muted", false}, {"ducking", false}});
  }
  CHECK(call(house, host(), "sound.set").code() == errc::invalid_argument);
}

TEST_CASE("sound: neither stopping nor coming back undoes a host's mute", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada", "laptop");
  auto first = show(house, ada);
  REQUIRE(call(house, host(), "share.volume", muted(first)));
  CHECK(call(house, guest(ada), "share.volume", muted(first, false)).code() == errc::not_allowed);
  REQUIRE(call(house, guest(ada), "share.stop", {{"share", first}}));
  auto second = show(house, ada, 1s);
  CHECK(sound_of(house, second) == sound(100, "host"));
  house.leave(ada.participant, at(2s));
  auto third = show(house, join(house, "Eve", "laptop", 3s), 3s);
  CHECK(sound_of(house, third) == sound(100, "host"));
  REQUIRE(call(house, host(), "share.volume", muted(third, false)));
  CHECK(sound_of(house, third) == sound(100));
}

TEST_CASE("sound: without the name of its device a mute stays with the person",
          "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto first = show(house, ada);
  REQUIRE(call(house, host(), "share.volume", muted(first)));
  REQUIRE(call(house, guest(ada), "share.stop", {{"share", first}}));
  CHECK(sound_of(house, show(house, ada, 1h)) == sound(100, "host"));
}

TEST_CASE("sound: a share that is lost comes back as loud as it was", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto share = show(house, ada);
  REQUIRE(
      call(house, guest(ada), "share.volume", {{"share", share}, {"volume", 5}, {"muted", true}}));
  REQUIRE(house.on_stage().end({share_id{share}, end_reason::connection_lost, {}}, at(1s)));
  CHECK(sound_of(house, show(house, ada, 2s)) == sound(5, "owner"));
  auto again = restarted(house);
  REQUIRE(come_back(again, ada, 1s));
  auto after = show(again, ada, 1s);
  CHECK(sound_of(again, after) == sound(5, "owner"));
  REQUIRE(call(again, guest(ada), "share.stop", {{"share", after}}, 2s));
  CHECK(sound_of(again, show(again, ada, 3s)) == sound(100));
}

TEST_CASE("sound: the room's is kept over a restart, a mute not over a meeting",
          "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  CHECK(house.render()["sound"]["volume"] == 80);
  REQUIRE(call(house, host(), "sound.set", {{"volume", 25}, {"muted", true}}));
  auto after = restarted(house);
  CHECK(after.render()["sound"] == json{{"volume", 25}, {"muted", true}, {"ducking", false}});
  join(after, "Ada");
  after.end_meeting(at(1s));
  CHECK(after.render()["sound"] == json{{"volume", 25}, {"muted", false}, {"ducking", false}});
}

TEST_CASE("sound: saying the same again tells nobody", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto share = show(house, join(house, "Ada"));
  const json what{{"share", share}, {"volume", 40}};
  REQUIRE(call(house, host(), "share.volume", what));
  REQUIRE(call(house, host(), "sound.set", {{"muted", true}}));
  (void)house.take_changed();
  REQUIRE(call(house, host(), "share.volume", what));
  REQUIRE(call(house, host(), "sound.set", {{"muted", true}}));
  CHECK_FALSE(house.take_changed());
}

TEST_CASE("sound: a guest drags a slider, but does not flood the room", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto share = show(house, ada);
  int done = 0;
  for (int i = 0; i < 100; ++i)
    done += call(house, guest(ada), "share.volume", {{"share", share}, {"volume", i}}).has_value();
  CHECK(done == 20); // change_rate::loudness_burst
  CHECK(call(house, guest(ada), "share.volume", {{"share", share}, {"volume", 1}}).code() ==
        errc::rate_limited);
  CHECK(call(house, host(), "share.volume", {{"share", share}, {"volume", 1}}));
  CHECK(call(house, guest(ada), "share.volume", {{"share", share}, {"volume", 2}}, 1s));
}

TEST_CASE("sound: a display without a loudspeaker says so once a meeting", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto share = show(house, ada);
  house.set_kiosk({true, {}, {}, ""});
  for (auto second = 1s; second <= 4s; second += 1s)
    pass_second(house, share, second);
  CHECK_FALSE(has_notice(house, "no_loudspeaker")); // it may find one yet
  pass_second(house, share, 5s);
  CHECK(has_notice(house, "no_loudspeaker"));
  for (auto second = 6s; second <= 60s; second += 1s)
    pass_second(house, share, second);
  CHECK_FALSE(has_notice(house, "no_loudspeaker"));
  house.end_meeting(at(61s));
  auto next = show(house, join(house, "Bob", {}, 62s), 62s);
  for (auto second = 63s; second <= 67s; second += 1s)
    pass_second(house, next, second);
  CHECK(has_notice(house, "no_loudspeaker"));
}

TEST_CASE("sound: with a loudspeaker, or nothing to hear, nothing is said", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto share = show(house, join(house, "Ada"));
  for (auto second = 1s; second <= 9s; second += 1s)
    pass_second(house, share, second); // no display at all
  house.set_kiosk({true, {}, {}, "pulse"});
  for (auto second = 10s; second <= 19s; second += 1s)
    pass_second(house, share, second);
  house.set_kiosk({true, {}, {}, ""});
  REQUIRE(call(house, host(), "share.pause", {{"share", share}}));
  for (auto second = 20s; second <= 29s; second += 1s)
    pass_second(house, share, second);
  CHECK_FALSE(has_notice(house, "no_loudspeaker"));
}

TEST_CASE("sound: a display that says again what it can do loses no figures", "[meeting][sound]") {
  room house{rules(), {}, at(0ms)};
  auto share = show(house, join(house, "Ada"));
  house.set_kiosk({true, {"vp8"}, {}, ""});
  house.on_stage().displayed({share_id{share}, 1920, 1080, 29, 1, 40}, at(1s));
  house.set_kiosk({true, {"vp8"}, {}, "pulse"});
  auto document = house.render();
  CHECK(document["kiosk"]["sound"] == "pulse");
  CHECK(document["shares"][share]["shown_fps"] == 29);
}
