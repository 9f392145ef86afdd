// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

room_rules random_pin() {
  auto made = rules();
  made.pin.file_pin = {};
  made.pin.digits = 8; // one chance in 10^8 that two are the same
  return made;
}

} // namespace

TEST_CASE("life: a meeting starts with the first who is let in", "[meeting][life]") {
  room house{rules(), {}, at(0ms)};
  CHECK(house.render()["meeting"]["started_at"] == 0);
  join(house, "Ada", "", 5s);
  CHECK(house.render()["meeting"]["started_at"] == at(5s).wall_ms);
  join(house, "Bob", "", 9s);
  CHECK(house.render()["meeting"]["started_at"] == at(5s).wall_ms);
}

TEST_CASE("life: its end sends everybody out and leaves nothing behind", "[meeting][life]") {
  room house{random_pin(), {}, at(0ms)};
  auto pin = house.pin().pin;
  auto ada = join(house, "Ada");
  auto bob = join(house, "Bob");
  auto share = house.open_share({ada.participant, share_kind::screen, "Report", {}}, at(0ms));
  REQUIRE(share);
  REQUIRE(call(house, guest(bob), "chat.send", {{"text", "the secret plan"}}));
  REQUIRE(call(house, guest(bob), "reaction.send", {{"reaction", "clap"}}));
  REQUIRE(call(house, guest(bob), "hand.raise", {{"raised", true}}));
  (void)house.take_events();
  REQUIRE(call(house, host(), "meeting.end"));
  int out = 0;
  for (const auto& event : house.take_events()) {
    if (const auto* ended = std::get_if<share_ended>(&event))
      CHECK(ended->reason == end_reason::meeting_ended);
    if (const auto* ended = std::get_if<participant_ended>(&event)) {
      ++out;
      CHECK(ended->reason == end_reason::meeting_ended);
    }
  }
  CHECK(out == 2);
  auto document = house.render();
  for (const char* section : {"participants", "shares", "chat", "reactions", "requests"})
    CHECK(document[section].empty());
  CHECK(document["meeting"]["started_at"] == 0);
  CHECK(document["notices"].size() == 1);
  CHECK(has_notice(house, "meeting_ended"));
  CHECK(document.dump().find("the secret plan") == std::string::npos);
  CHECK_FALSE(house.pin().pin == pin);
  CHECK(come_back(house, ada).code() == errc::token_expired);
  room after{random_pin(), house.stored(), at(1s), house.book()};
  CHECK(come_back(after, bob).code() == errc::token_expired);
}

TEST_CASE("life: two hosts end a meeting once", "[meeting][life]") {
  room house{random_pin(), {}, at(0ms)};
  join(house, "Ada");
  REQUIRE(call(house, host(), "meeting.end"));
  auto pin = house.pin().pin;
  REQUIRE(call(house, host(), "meeting.end"));
  CHECK(house.pin().pin == pin);
}

TEST_CASE("life: what is written between two meetings is in neither", "[meeting][life]") {
  room house{random_pin(), {}, at(0ms)};
  const caller desk{rpc::role::admin, {}, "front desk", ""};
  auto hold_nothing = [&house] {
    return house.render().dump().find("the secret plan") == std::string::npos;
  };
  REQUIRE(call(house, desk, "chat.send", {{"text", "the secret plan"}}));
  CHECK_FALSE(hold_nothing()); // the display says it
  join(house, "Ada");
  CHECK(hold_nothing());
  CHECK(has_notice(house, "joined"));
  house.end_meeting(at(0ms));
  REQUIRE(call(house, desk, "chat.send", {{"text", "the secret plan"}}));
  auto pin = house.pin().pin;
  REQUIRE(call(house, host(), "meeting.end")); // none is on, but the host means what was written
  CHECK(hold_nothing());
  CHECK(house.pin().pin == pin);
}

TEST_CASE("life: the end sends away those who only wait", "[meeting][life]") {
  auto strict = random_pin();
  strict.lobby = lobby_mode::everyone;
  room house{strict, {}, at(0ms)};
  auto pin = house.pin().pin;
  auto ada = join(house, "Ada");
  REQUIRE(ada.waiting);
  (void)house.take_events();
  REQUIRE(call(house, host(), "meeting.end"));
  auto events = house.take_events();
  REQUIRE(events.size() == 1);
  CHECK(std::get<participant_ended>(events[0]).reason == end_reason::meeting_ended);
  CHECK(person(house, ada).empty());
  CHECK(come_back(house, ada).code() == errc::token_expired);
  CHECK_FALSE(house.pin().pin == pin);
}

TEST_CASE("life: the end is for those too who waited when the box was restarted",
          "[meeting][life]") {
  auto strict = random_pin();
  strict.lobby = lobby_mode::everyone;
  room before{strict, {}, at(0ms)};
  auto ada = join(before, "Ada");
  room after{strict, before.stored(), at(1s), before.book()};
  REQUIRE(call(after, host(), "meeting.end"));
  CHECK(come_back(after, ada, 2s).code() == errc::token_expired);
}

TEST_CASE("life: the box's own host code is another one for the next meeting", "[meeting][life]") {
  auto own = rules();
  own.own_host_code = true;
  room house{own, {}, at(0ms)};
  auto eve = join(house, "Eve");
  const auto code = house.code_of_hosts().reveal();
  REQUIRE(house.open_host({code, "a", eve.participant}, at(0ms)));
  CHECK_FALSE(house.take_host_code_renewed());
  house.end_meeting(at(1s));
  CHECK(house.take_host_code_renewed());
  CHECK_FALSE(house.take_host_code_renewed());
  CHECK(house.code_of_hosts().reveal() != code);
  CHECK(house.open_host({code, "a", {}}, at(2s)).code() == errc::wrong_code);
  CHECK(house.open_host({house.code_of_hosts().reveal(), "a", {}}, at(2s)));
}

TEST_CASE("life: a host code that the admin has set outlives the meeting", "[meeting][life]") {
  room house{rules(), {}, at(0ms)};
  join(house, "Eve");
  house.end_meeting(at(1s));
  CHECK_FALSE(house.take_host_code_renewed());
  CHECK(house.open_host({"12345678", "a", {}}, at(2s)));
}

TEST_CASE("life: who closes the page and comes back is one person", "[meeting][life]") {
  room house{rules(), {}, at(0ms)};
  join(house, "Bob", "phone");
  auto first = join(house, "Ana", "laptop");
  house.away(first.participant, at(1s));
  auto again = join(house, "ana", "laptop", 2s);
  CHECK(again.name == "ana"); // and no "(2)"
  CHECK(person(house, first).empty());
  CHECK(house.render()["participants"].size() == 2);
  auto tab = join(house, "Ana", "laptop", 3s); // the first one is here
  CHECK(tab.name == "Ana (2)");
  house.away(tab.participant, at(4s));
  CHECK(join(house, "Ana", "tablet", 5s).name == "Ana (3)"); // another device
  CHECK(join(house, "Maria", "laptop", 5s).name == "Maria");
  CHECK(person(house, tab)["state"] == "away");
}

TEST_CASE("life: of new PINs the display tells the newest, and none where none is asked",
          "[meeting][life]") {
  room house{rules(), {}, at(0ms)};
  join(house, "Ana");
  auto told = [&] {
    int count = 0;
    auto document = house.render();
    for (const auto& [id, notice] : document["notices"].items())
      count += notice["code"] == "pin_changed" ? 1 : 0;
    return count;
  };
  auto fresh = rules();
  fresh.pin.file_pin = {};
  house.set_rules(fresh, at(1s));
  for (int i = 0; i < 4; ++i)
    REQUIRE(house.renew_pin(at(1s)));
  CHECK(told() == 1);
  house.clear_notices();
  fresh.pin.mode = pin_mode::off;
  house.set_rules(fresh, at(2s));
  CHECK(told() == 0);
}

TEST_CASE("life: a fixed PIN outlives the meeting", "[meeting][life]") {
  auto fixed = random_pin();
  fixed.pin.mode = pin_mode::fixed;
  room house{fixed, {}, at(0ms)};
  REQUIRE(call(house, host(), "pin.set", {{"pin", "2468"}}));
  join(house, "Ada");
  house.end_meeting(at(0ms));
  CHECK(house.pin().pin == secret{"2468"});
  room after{fixed, house.stored(), at(0ms), house.book()};
  CHECK(after.pin().pin == secret{"2468"});
}

TEST_CASE("life: those inside stay when the PIN rotates", "[meeting][life]") {
  auto turning = random_pin();
  turning.pin.mode = pin_mode::rotating;
  turning.pin.rotate_every = 10min;
  room house{turning, {}, at(0ms)};
  auto pin = house.pin().pin;
  auto ada = join(house, "Ada");
  CHECK(house.render()["meeting"]["pin_policy"] == "rotating");
  CHECK(house.render()["meeting"]["pin_changes_at"] == at(10min).wall_ms);
  house.tick(at(10min));
  CHECK_FALSE(house.pin().pin == pin);
  CHECK(person(house, ada)["state"] == "present");
  CHECK(come_back(house, ada, 10min));
  CHECK(house.admit({"Eve", pin, "web", "b"}, at(10min)).code() == errc::pin_changed);
  CHECK(house.admit({"Eve", pin, "web", "b"}, at(11min)).code() == errc::wrong_pin);
}

TEST_CASE("life: an empty meeting ends, one with somebody in it does not", "[meeting][life]") {
  room house{random_pin(), {}, at(0ms)};
  auto pin = house.pin().pin;
  auto ada = join(house, "Ada");
  house.tick(at(60min));
  CHECK(house.pin().pin == pin);
  house.leave(ada.participant, at(60min));
  house.tick(at(70min));
  CHECK_FALSE(house.pin().pin == pin);
}

TEST_CASE("life: after a restart only those come back who were in", "[meeting][life]") {
  room before{rules(), {}, at(0ms)};
  auto ada = join(before, "Ada");
  auto bob = join(before, "Bob");
  before.leave(bob.participant, at(0ms));
  room after{rules(), before.stored(), at(1s), before.book()};
  CHECK(come_back(after, bob, 2s).code() == errc::token_expired);
  REQUIRE(come_back(after, ada, 2s));
  room twice{rules(), after.stored(), at(3s), after.book()};
  CHECK(come_back(twice, ada, 4s));
}

TEST_CASE("life: a share is asked for no more when its last viewer is gone", "[meeting][view]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto bob = join(house, "Bob");
  auto hidden = house.open_share({ada.participant, share_kind::screen, "Report", {}}, at(0ms));
  auto full = house.open_share({bob.participant, share_kind::screen, "Film", {}}, at(0ms));
  REQUIRE(hidden);
  REQUIRE(full);
  REQUIRE(call(house, host(), "layout.set", {{"full", full->share.str()}}));
  auto fps = [&] {
    return house.render()["shares"][hidden->share.str()]["wish"]["fps"].get<int>();
  };
  CHECK(fps() == 1);
  auto cam = join(house, "Cam");
  house.watches({cam.participant, hidden->share, 30, 2000, 0});
  CHECK(fps() == 0);
  SECTION("by a host") { REQUIRE(call(house, host(), "participant.remove", {{"participant", cam.participant.str()}})); }
  SECTION("by themselves") { house.leave(cam.participant, at(1s)); }
  SECTION("with the connection") { house.away(cam.participant, at(1s)); }
  CHECK(fps() == 1);
}

TEST_CASE("life: of what somebody watches only the share that is over is asked for no more",
          "[meeting][view]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto bob = join(house, "Bob");
  auto cam = join(house, "Cam");
  auto one = house.open_share({ada.participant, share_kind::screen, "Report", {}}, at(0ms));
  auto full = house.open_share({bob.participant, share_kind::screen, "Film", {}}, at(0ms));
  auto two = house.open_share({cam.participant, share_kind::screen, "Notes", {}}, at(0ms));
  REQUIRE(one);
  REQUIRE(full);
  REQUIRE(two);
  REQUIRE(call(house, host(), "layout.set", {{"full", full->share.str()}}));
  auto fps = [&](const share_id& share) {
    return house.render()["shares"][share.str()]["wish"]["fps"].get<int>();
  };
  auto dee = join(house, "Dee");
  house.watches({dee.participant, one->share, 30, 2000, 0});
  house.watches({dee.participant, two->share, 30, 2000, 0});
  share_viewed over{dee.participant, one->share};
  over.over = true;
  house.watches(over);
  CHECK(fps(one->share) == 1);
  CHECK(fps(two->share) == 0);
}

TEST_CASE("life: a late report does not say that somebody who is away watches", "[meeting][view]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto bob = join(house, "Bob");
  auto hidden = house.open_share({ada.participant, share_kind::screen, "Report", {}}, at(0ms));
  auto full = house.open_share({bob.participant, share_kind::screen, "Film", {}}, at(0ms));
  REQUIRE(hidden);
  REQUIRE(full);
  REQUIRE(call(house, host(), "layout.set", {{"full", full->share.str()}}));
  auto fps = [&] {
    return house.render()["shares"][hidden->share.str()]["wish"]["fps"].get<int>();
  };
  auto cam = join(house, "Cam");
  house.away(cam.participant, at(1s));
  house.watches({cam.participant, hidden->share, 30, 2000, 0});
  CHECK(fps() == 1);
  REQUIRE(come_back(house, cam, 2s));
  house.watches({cam.participant, hidden->share, 30, 2000, 0});
  CHECK(fps() == 0);
}
