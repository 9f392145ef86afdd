// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

nlohmann::json removal_params(const admission& who, const char* term) {
  return {{"participant", who.participant.str()}, {"term", term}};
}

void remove_for_good(room& house, const admission& who) {
  REQUIRE(call(house, host(), "participant.remove", removal_params(who, "ever")));
}

} // namespace

TEST_CASE("removal: now means that the PIN opens again, the token does not", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve", "tablet-1");
  REQUIRE(call(house, host(), "participant.remove", {{"participant", eve.participant.str()}}));
  CHECK(come_back(house, eve).code() == errc::removed);
  CHECK(join(house, "Eve", "tablet-1").participant != eve.participant);
}

TEST_CASE("removal: for good holds by tab, name and door", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve", "tablet-1");
  remove_for_good(house, eve);
  CHECK(knock(house, "Eve", "tablet-1").code() == errc::blocked);
  CHECK(knock(house, "Mallory", "tablet-1").code() == errc::blocked); // another name
  CHECK(knock(house, "Eve", "").code() == errc::blocked);             // a private window
  CHECK(knock(house, "  EVE ", "tablet-2").code() == errc::blocked);
  CHECK(knock(house, "\u0415ve (7)", "tablet-2").code() == errc::blocked); // a Cyrillic E
  CHECK(come_back(house, eve).code() == errc::blocked);
  CHECK(house.admit({"Eve", {}, "example", "example", true, {}}, at(0ms)).code() == errc::blocked);
  CHECK(join(house, "Ada", "tablet-3").participant != eve.participant);
}

TEST_CASE("removal: for good holds at each door by device and name", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto at_door = [&](const std::string& door, const std::string& name, const std::string& device) {
    return house.admit({name, {}, door, "10.0.0.9", true, device}, at(0ms));
  };
  auto eve = at_door("airplay", "Eve", "aa:bb");
  auto second = at_door("airplay", "Mallory", "aa:bb"); // the same device once more
  REQUIRE((eve && second));
  remove_for_good(house, *eve);
  CHECK(person(house, *second).empty());
  CHECK(at_door("airplay", "Trudy", "aa:bb").code() == errc::blocked);
  CHECK(at_door("airplay", "Eve", "cc:dd").code() == errc::blocked);
  CHECK(at_door("airplay", "eve", "").code() == errc::blocked);
  CHECK(at_door("miracast", "EVE (2)", "ee:ff").code() == errc::blocked);
  CHECK(knock(house, "Eve", "tablet-1").code() == errc::blocked);
  CHECK(at_door("airplay", "Ada", "cc:dd"));
  room after{rules(), house.stored(), at(0ms), house.book()};
  CHECK(after.admit({"Trudy", {}, "airplay", "a", true, "aa:bb"}, at(0ms)).code() == errc::blocked);
}

TEST_CASE("removal: a page that names another door's device is not that device",
          "[meeting][removal]") {
  auto strict = rules();
  strict.lobby = lobby_mode::strangers;
  room house{strict, {}, at(0ms)};
  auto ada = house.admit({"Ada", house.pin().pin, "airplay", "a", false, "aa:bb"}, at(0ms));
  REQUIRE(ada);
  CHECK(ada->waiting);
  REQUIRE(house.accept(ada->participant, at(0ms)));
  house.leave(ada->participant, at(0ms));
  CHECK(join(house, "Ada", "aa:bb").waiting); // else a pairing id would open the door of pages
  auto back = house.admit({"Ada", house.pin().pin, "airplay", "a", false, "aa:bb"}, at(0ms));
  REQUIRE(back);
  CHECK_FALSE(back->waiting);
}

TEST_CASE("removal: other tabs of the device go too", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve", "tablet-1");
  auto second = join(house, "Mallory", "tablet-1");
  auto ada = join(house, "Ada", "tablet-2");
  auto nameless = join(house, "Bob");
  remove_for_good(house, eve);
  CHECK(person(house, second).empty());
  CHECK(come_back(house, second).code() == errc::removed);
  CHECK_FALSE(person(house, ada).empty());
  CHECK_FALSE(person(house, nameless).empty());
}

TEST_CASE("removal: a second tab of the same name does not save the name", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve", "tablet-1");
  join(house, "Eve", "tablet-1");
  remove_for_good(house, eve);
  // A private window has another device.
  CHECK(knock(house, "Eve", "tablet-9", 1min).code() == errc::blocked);
}

TEST_CASE("removal: for minutes says how long, and ends", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve", "tablet-1");
  auto params = removal_params(eve, "minutes");
  CHECK(call(house, host(), "participant.remove", params).code() == errc::invalid_argument);
  params["minutes"] = 10;
  REQUIRE(call(house, host(), "participant.remove", params));
  auto barred = knock(house, "Eve", "tablet-1", 4min);
  REQUIRE(barred.code() == errc::blocked);
  CHECK(barred.error().retry_after == 6min);
  house.tick(at(10min));
  CHECK(house.render()["blocks"].empty());
  CHECK(knock(house, "Eve", "tablet-1", 10min));
}

TEST_CASE("removal: minutes belong to their own term", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  for (const char* term : {"now", "ever"}) {
    auto params = removal_params(eve, term);
    params["minutes"] = 10;
    CHECK(call(house, host(), "participant.remove", params).code() == errc::invalid_argument);
  }
  CHECK_FALSE(person(house, eve).empty());
}

TEST_CASE("removal: is kept over a restart and over meetings", "[meeting][removal]") {
  room before{rules(), {}, at(0ms)};
  join(before, "Ada");
  remove_for_good(before, join(before, "Eve", "tablet-1"));
  before.end_meeting(at(0ms));
  CHECK(knock(before, "Eve", "tablet-1").code() == errc::blocked);
  room after{rules(), before.stored(), at(0ms), before.book()};
  CHECK(knock(after, "Mallory", "tablet-1").code() == errc::blocked);
  CHECK(knock(after, "Eve", "").code() == errc::blocked);
}

TEST_CASE("removal: a second tab's token does not lead back after a restart",
          "[meeting][removal]") {
  room before{rules(), {}, at(0ms)};
  auto eve = join(before, "Eve", "tablet-1");
  auto second = join(before, "Mallory", "tablet-1");
  // The box is killed after the book was written and before the meeting was.
  auto stored = before.stored();
  remove_for_good(before, eve);
  room after{rules(), stored, at(0ms), before.book()};
  CHECK(come_back(after, second).code() == errc::blocked);
  CHECK(come_back(after, eve).code() == errc::blocked);
}

TEST_CASE("removal: a twin of the same name is not shut out", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada", "tablet-1");
  auto eve = join(house, "Ada", "tablet-2");
  CHECK(eve.name == "Ada (2)");
  remove_for_good(house, eve);
  CHECK(knock(house, "Ada", "tablet-2").code() == errc::blocked);
  house.leave(ada.participant, at(0ms));
  CHECK(knock(house, "Ada", "tablet-1"));
}

TEST_CASE("removal: blocks are listed and undone", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve", "tablet-1");
  remove_for_good(house, eve);
  auto listed = call(house, host(), "blocks.list");
  REQUIRE(listed);
  REQUIRE((*listed)["blocks"].size() == 1);
  CHECK((*listed)["blocks"]["b1"]["name"] == "Eve");
  CHECK(house.render()["blocks"] == (*listed)["blocks"]);
  (void)house.take_book_changed();
  REQUIRE(call(house, host(), "blocks.undo", {{"block", "b1"}}));
  CHECK(house.take_book_changed());
  CHECK(call(house, host(), "blocks.undo", {{"block", "b1"}}).code() == errc::not_found);
  CHECK(knock(house, "Eve", "tablet-1"));
}

TEST_CASE("removal: two hosts at once: the second hears that nobody is there",
          "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  remove_for_good(house, eve);
  CHECK(call(house, host(), "participant.remove", removal_params(eve, "ever")).code() ==
        errc::participant_not_found);
  CHECK(house.render()["blocks"].size() == 1);
}

TEST_CASE("removal: who does not know the PIN learns nothing of blocks", "[meeting][removal]") {
  room house{rules(), {}, at(0ms)};
  remove_for_good(house, join(house, "Eve", "tablet-1"));
  CHECK(house.admit({"Eve", secret{"0000"}, "web", "b", false, "tablet-1"}, at(0ms)).code() ==
        errc::wrong_pin);
}

TEST_CASE("host: the code makes a host, also out of the lobby", "[meeting][host]") {
  auto strict = rules();
  strict.lobby = lobby_mode::everyone;
  room house{strict, {}, at(0ms)};
  auto ada = join(house, "Ada");
  CHECK(person(house, ada)["role"] == "guest");
  CHECK(house.open_host({"87654321", "a", ada.participant}, at(0ms)).code() == errc::wrong_code);
  CHECK(person(house, ada)["state"] == "lobby");
  REQUIRE(house.open_host({"12345678", "a", ada.participant}, at(0ms)));
  CHECK(person(house, ada)["role"] == "host");
  CHECK(person(house, ada)["state"] == "present");
  CHECK(house.open_host({"12345678", "a", {}}, at(0ms))); // a page that has not joined
}

TEST_CASE("host: a resumed connection is a guest's until it gives the code", "[meeting][host]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  REQUIRE(house.open_host({"12345678", "a", ada.participant}, at(0ms)));
  REQUIRE(come_back(house, ada));
  CHECK(person(house, ada)["role"] == "guest");
}

TEST_CASE("host: the code is told to the display and the admin only", "[meeting][host]") {
  room house{rules(), {}, at(0ms)};
  CHECK(call(house, host(), "host.code").code() == errc::not_allowed);
  auto told = call(house, {rpc::role::admin, {}, "tesseractl", ""}, "host.code");
  REQUIRE(told);
  CHECK((*told)["code"] == "12345678");
  CHECK(house.render().dump().find("12345678") == std::string::npos);
}

TEST_CASE("calls: a guest reaches no host's call", "[meeting][host]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto eve = join(house, "Eve");
  nlohmann::json whom{{"participant", ada.participant.str()}};
  auto mute = whom;
  mute["muted"] = true;
  for (const auto& [method, params] :
       std::map<std::string, nlohmann::json>{{"participant.remove", whom},
                                             {"participant.mute", mute},
                                             {"hand.lower", whom},
                                             {"chat.clear", nlohmann::json::object()},
                                             {"notices.clear", nlohmann::json::object()},
                                             {"blocks.list", nlohmann::json::object()},
                                             {"blocks.undo", {{"block", "b1"}}},
                                             {"pin.show", nlohmann::json::object()},
                                             {"pin.new", nlohmann::json::object()},
                                             {"pin.set", {{"pin", "1111"}}},
                                             {"host.code", nlohmann::json::object()},
                                             {"meeting.end", nlohmann::json::object()}})
    CHECK(call(house, guest(eve), method.c_str(), params).code() == errc::not_allowed);
  CHECK_FALSE(person(house, ada).empty());
}

TEST_CASE("calls: one who is out does nothing any more", "[meeting][host]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  house.leave(eve.participant, at(0ms));
  CHECK(call(house, guest(eve), "chat.send", {{"text", "bye"}}).code() == errc::unauthenticated);
}

TEST_CASE("room: counts who came, who was refused and who was sent out", "[meeting][room]") {
  auto strict = rules();
  strict.lobby = lobby_mode::everyone;
  room house{strict, {}, at(0ms)};
  (void)house.admit({"Eve", secret{"0000"}, "web", "b"}, at(0ms));
  auto ada = join(house, "Ada");
  auto bob = join(house, "Bob");
  REQUIRE(house.accept(ada.participant, at(0ms)));
  REQUIRE(house.refuse(bob.participant, at(0ms)));
  REQUIRE(house.remove(ada.participant, at(0ms)));
  auto counted = house.counters();
  CHECK(counted.joins == 1);
  CHECK(counted.joins_refused == 2);
  CHECK(counted.removed == 1);
}
