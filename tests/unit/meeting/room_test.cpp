// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::meeting;
using namespace std::chrono_literals;

namespace {

moment at(std::chrono::milliseconds since_start) {
  return {monotonic::time_point{} + 1h + since_start, 1'000'000 + since_start.count()};
}

room_rules rules() {
  room_rules with;
  with.name = "Oslo";
  with.pin.file_pin = secret{"4829"};
  return with;
}

admission join(room& house, const char* name, std::chrono::milliseconds when = 0ms) {
  auto admitted = house.admit({name, secret{"4829"}, "web", "10.0.0.1"}, at(when));
  REQUIRE(admitted);
  return *admitted;
}

share_id show(room& house, const participant_id& who) {
  auto share = house.open_share({who, share_kind::screen, "Report", {}}, at(0ms));
  REQUIRE(share);
  REQUIRE(share->request.empty());
  return share->share;
}

} // namespace

TEST_CASE("room: nobody comes in without the PIN", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  CHECK(house.admit({"Ada", {}, "web", "a"}, at(0ms)).code() == errc::pin_required);
  CHECK(house.admit({"Ada", secret{"1111"}, "web", "a"}, at(0ms)).code() == errc::wrong_pin);
  CHECK(house.render()["participants"].empty());
  join(house, "Ada");
  CHECK(house.render()["participants"].size() == 1);
}

TEST_CASE("room: a trusted door needs no PIN, another does", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  CHECK(house.admit({"Pattern", {}, "example", "example", true}, at(0ms)));
  CHECK(house.admit({"Pattern", {}, "example", "example", false}, at(0ms)).code() == errc::pin_required);
}

TEST_CASE("room: a device that cannot carry the PIN is asked for a code", "[meeting][room][codes]") {
  auto with = rules();
  with.pin.file_pin = secret{"482913"};
  room house{with, {}, at(0ms)};
  auto code = house.ask_code({"Ada's iPhone", "airplay:a"}, at(0ms));
  REQUIRE(code);
  CHECK(house.render()["pin_prompt"]["name"] == "Ada's iPhone");
  // Of another device, and a wrong one.
  CHECK(house.admit({"Eve", *code, "airplay", "airplay:e"}, at(0ms)).code() == errc::wrong_pin);
  CHECK(house.admit({"Ada", secret{"x"}, "airplay", "airplay:a"}, at(0ms)).code() == errc::wrong_pin);
  CHECK(house.admit({"Ada", *code, "airplay", "airplay:a"}, at(0ms)));
  CHECK_FALSE(house.render().contains("pin_prompt"));
  // Once.
  CHECK(house.admit({"Ada", *code, "airplay", "airplay:a"}, at(0ms)).code() == errc::wrong_pin);
}

TEST_CASE("room: a device comes back by the code that it came in with, in the same meeting",
          "[meeting][room][codes]") {
  auto with = rules();
  with.pin.file_pin = secret{"482913"};
  room house{with, {}, at(0ms)};
  const auto code = house.ask_code({"Ada's iPhone", "airplay:a"}, at(0ms));
  REQUIRE(code);
  const auto comes = [&](const secret& given, const std::string& device, const std::string& source) {
    return house.admit({"Ada", given, "airplay", source, false, device}, at(1s)).code();
  };
  CHECK(comes(*code, "key-1", "airplay:a") == errc::ok);
  CHECK(comes(*code, "key-1", "airplay:b") == errc::ok); // from another network
  CHECK(comes(*code, "key-2", "airplay:a") == errc::wrong_pin);
  CHECK(comes(*code, "", "airplay:a") == errc::wrong_pin);
  CHECK(comes(secret{"0"}, "key-1", "airplay:a") == errc::wrong_pin);
  CHECK(house.admit({"Ada", *code, "web", "web:a", false, "key-1"}, at(20s)).code() ==
        errc::wrong_pin); // another door's device
  house.end_meeting(at(2min));
  CHECK(house.admit({"Ada", *code, "airplay", "airplay:a", false, "key-1"}, at(3min)).code() ==
        errc::wrong_pin);
}

TEST_CASE("room: who guesses codes must wait as who guesses PINs", "[meeting][room][codes][attack]") {
  auto with = rules();
  with.pin.file_pin = secret{"482913"};
  room house{with, {}, at(0ms)};
  auto code = house.ask_code({"Eve", "airplay:e"}, at(0ms));
  REQUIRE(code);
  for (int i = 0; i < 5; ++i)
    CHECK(house.admit({"Eve", secret{"x"}, "airplay", "airplay:e"}, at(0ms)).code() == errc::wrong_pin);
  CHECK(house.ask_code({"Eve", "airplay:e"}, at(100ms)).code() == errc::too_many_attempts);
  CHECK(house.admit({"Eve", *code, "airplay", "airplay:e"}, at(100ms)).code() == errc::too_many_attempts);
  CHECK(house.admit({"Eve", *code, "airplay", "airplay:e"}, at(10s)));
}

TEST_CASE("room: no code where none is asked for, for no name, or in a full room", "[meeting][room][codes]") {
  auto open = rules();
  open.pin.mode = pin_mode::off;
  CHECK(room{open, {}, at(0ms)}.ask_code({"Ada", "a"}, at(0ms)).code() == errc::not_allowed);
  room house{rules(), {}, at(0ms)};
  CHECK(house.ask_code({"  ", "a"}, at(0ms)).code() == errc::invalid_argument);
  CHECK(*house.ask_code({"Ada", "a"}, at(0ms)) == secret{"4829"});
  house.end_code({"a"});
  CHECK_FALSE(house.render().contains("pin_prompt"));
  CHECK(house.ask_code({"Ada", "a"}, at(0ms)));
  house.tick(at(120s));
  CHECK_FALSE(house.render().contains("pin_prompt"));
}

TEST_CASE("room: five wrong PINs are told on the display", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  for (int i = 0; i < 5; ++i)
    (void)house.admit({"Eve", secret{"0000"}, "web", "a"}, at(0ms));
  bool told = false;
  auto document = house.render();
  for (const auto& [id, notice] : document["notices"].items())
    told = told || notice["code"] == "wrong_pins";
  CHECK(told);
}

TEST_CASE("room: a second sharer appears beside the first", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto bob = join(house, "Bob");
  show(house, ada.participant);
  show(house, bob.participant);
  auto document = house.render();
  CHECK(document["shares"].size() == 2);
  CHECK(document["layout"]["mode"] == "auto");
}

TEST_CASE("room: only its own participant or the host ends a share", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto eve = join(house, "Eve");
  auto share = show(house, ada.participant);
  CHECK(house.on_stage().end({share, end_reason::stopped, eve.participant}, at(0ms)).code() ==
        errc::not_allowed);
  CHECK(house.on_stage().end({share, end_reason::stopped, ada.participant}, at(0ms)));
  CHECK(house.on_stage().end({share, end_reason::removed, {}}, at(0ms)).code() == errc::share_not_found);
}

TEST_CASE("room: removing somebody ends the shares and bars the way back", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  auto share = show(house, eve.participant);
  REQUIRE(house.remove(eve.participant, at(0ms)));
  auto events = house.take_events();
  REQUIRE(events.size() == 2);
  CHECK(std::get<share_ended>(events[0]).share == share);
  CHECK(std::get<share_ended>(events[0]).reason == end_reason::removed);
  CHECK(std::get<participant_ended>(events[1]).by_host);
  CHECK(house.resume({eve.participant, eve.epoch, "Eve", "web", "a"}, at(0ms)).code() == errc::removed);
}

TEST_CASE("room: who lost the connection may come back for two minutes", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto share = show(house, ada.participant);
  house.away(ada.participant, at(0ms));
  CHECK(house.render()["participants"]["p1"]["state"] == "away");
  REQUIRE(house.resume({ada.participant, ada.epoch, "Ada", "web", "10.0.0.2"}, at(60s)));
  CHECK(house.render()["participants"]["p1"]["state"] == "present");
  CHECK(house.render()["shares"].contains(share.str()));
  house.away(ada.participant, at(60s));
  house.tick(at(60s + 119s));
  CHECK(house.render()["participants"].size() == 1);
  house.tick(at(60s + 120s));
  CHECK(house.render()["participants"].empty());
  auto events = house.take_events();
  REQUIRE_FALSE(events.empty());
  CHECK(std::get<share_ended>(events[0]).reason == end_reason::connection_lost);
}

TEST_CASE("room: after a restart tokens of this meeting count, others do not", "[meeting][room]") {
  room first{rules(), {}, at(0ms)};
  auto ada = join(first, "Ada");
  room second{rules(), first.stored(), at(0ms)};
  CHECK(second.resume({ada.participant, "another", "Ada", "web", "a"}, at(0ms)).code() ==
        errc::token_expired);
  auto back = second.resume({ada.participant, ada.epoch, "Ada", "web", "a"}, at(0ms));
  REQUIRE(back);
  CHECK(back->participant == ada.participant);
  CHECK(join(second, "Bob").participant != ada.participant);
}

TEST_CASE("room: a token leads back from the device that came in, and from no other",
          "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  auto ada = house.admit({"Ada", secret{"4829"}, "web", "10.0.0.1", false, "tablet-1"}, at(0ms));
  REQUIRE(ada);
  auto come_back = [&](room& to, const char* device, const char* door = "web") {
    return to.resume({ada->participant, ada->epoch, "Ada", door, "10.0.0.1", device}, at(1s));
  };
  house.away(ada->participant, at(0ms));
  CHECK(come_back(house, "tablet-2").code() == errc::token_expired); // stolen
  CHECK(come_back(house, "").code() == errc::token_expired);
  CHECK(come_back(house, "tablet-1", "example").code() == errc::token_expired);
  CHECK(house.render()["participants"]["p1"]["state"] == "away"); // the owner is not disturbed
  REQUIRE(come_back(house, "tablet-1"));
  CHECK(house.render()["participants"]["p1"]["state"] == "present");
  room after{rules(), house.stored(), at(0ms), house.book()};
  CHECK(come_back(after, "tablet-2").code() == errc::token_expired);
  CHECK(come_back(after, "").code() == errc::token_expired);
  CHECK(come_back(after, "tablet-1"));
}

TEST_CASE("room: who came in without a device may come back without one", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  CHECK(house.resume({ada.participant, ada.epoch, "Ada", "web", "a"}, at(0ms)));
  CHECK(house.resume({ada.participant, ada.epoch, "Ada", "web", "a", "tablet-1"}, at(0ms)));
}

TEST_CASE("room: who was lost for too long types the PIN again", "[meeting][room]") {
  room first{rules(), {}, at(0ms)};
  auto ada = join(first, "Ada");
  first.away(ada.participant, at(0ms));
  first.tick(at(120s));
  CHECK(first.resume({ada.participant, ada.epoch, "Ada", "web", "a"}, at(121s)).code() ==
        errc::token_expired);
  room second{rules(), first.stored(), at(200s)};
  CHECK(second.resume({ada.participant, ada.epoch, "Ada", "web", "a"}, at(200s + 120s)).code() ==
        errc::token_expired);
}

TEST_CASE("room: a door that starts again has lost its people", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  join(house, "Ada");
  house.set_door({"web", "open", "", false}, at(0ms));
  CHECK(house.render()["participants"]["p1"]["state"] == "present");
  house.set_door({"web", "open", "", true}, at(0ms));
  CHECK(house.render()["participants"]["p1"]["state"] == "away");
}

TEST_CASE("room: a fixed PIN cannot be renewed from the display", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  CHECK(house.renew_pin(at(0ms)).code() == errc::not_allowed);
  CHECK(house.pin().pin == secret{"4829"});
}

TEST_CASE("room: an empty meeting ends, with a new PIN and void tokens", "[meeting][room]") {
  auto random = rules();
  random.pin.file_pin = secret{};
  random.pin.digits = 8;
  room house{random, {}, at(0ms)};
  auto pin = house.pin().pin;
  auto ada = house.admit({"Ada", pin, "web", "a"}, at(0ms));
  REQUIRE(ada);
  house.leave(ada->participant, at(1s));
  house.tick(at(1s + 10min - 1ms));
  CHECK(house.pin().pin == pin);
  REQUIRE(house.next_tick());
  house.tick(at(1s + 10min));
  CHECK_FALSE(house.pin().pin == pin); // one chance in 10^8 to be the same
  CHECK(house.resume({ada->participant, ada->epoch, "Ada", "web", "a"}, at(12min)).code() ==
        errc::token_expired);
}

TEST_CASE("room: the ID and the address follow the network", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  CHECK(house.render()["meeting"]["id"] == "");
  CHECK(house.render()["network"]["state"] == "none");
  house.set_addresses({{{"192.168.1.10", "eth0"}}, "192.168.1.10", 8443}, at(0ms));
  auto document = house.render();
  CHECK(document["meeting"]["id"] == "3232235786");
  CHECK(document["join_card"]["url"] == "https://192.168.1.10:8443/");
  CHECK(document["join_card"]["address"] == "192.168.1.10:8443");
  house.set_addresses({{{"10.0.0.5", "eth0"}}, "10.0.0.5", 443}, at(0ms));
  document = house.render();
  CHECK(document["meeting"]["id"] == "0167772165");
  CHECK(document["join_card"]["url"] == "https://10.0.0.5/");
}

TEST_CASE("room: notices go away by themselves, also when the wall clock jumps", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  join(house, "Ada");
  CHECK(house.render()["notices"].size() == 1);
  auto jumped = at(5s);
  jumped.wall_ms -= 3'600'000; // an hour back
  house.tick(jumped);
  CHECK(house.render()["notices"].size() == 1);
  house.tick(at(6s));
  CHECK(house.render()["notices"].empty());
}

TEST_CASE("room: is idle without a tick to come when nothing runs out", "[meeting][room]") {
  auto never = rules();
  never.empty_grace = 0min;
  room house{never, {}, at(0ms)};
  CHECK_FALSE(house.next_tick());
}

TEST_CASE("room: a PIN that an admin changes is in force at once", "[meeting][room]") {
  room house{rules(), {}, at(0ms)};
  auto changed = rules();
  changed.pin.file_pin = secret{"7777"};
  house.set_rules(changed, at(0ms));
  CHECK(house.admit({"Ada", secret{"4829"}, "web", "a"}, at(0ms)).code() == errc::pin_changed);
  CHECK(house.admit({"Ada", secret{"7777"}, "web", "b"}, at(0ms)));
}
