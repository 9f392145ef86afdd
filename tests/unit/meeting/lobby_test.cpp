// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

room_rules with(lobby_mode mode) {
  auto made = rules();
  made.lobby = mode;
  return made;
}

} // namespace

TEST_CASE("lobby: each mode has its name", "[meeting][lobby]") {
  for (auto mode : {lobby_mode::off, lobby_mode::strangers, lobby_mode::everyone})
    CHECK(lobby_mode_from(name_of(mode)) == mode);
}

TEST_CASE("lobby: one who waits can do nothing until let in", "[meeting][lobby]") {
  room house{with(lobby_mode::everyone), {}, at(0ms)};
  auto ada = join(house, "Ada");
  CHECK(ada.waiting);
  CHECK(person(house, ada)["state"] == "lobby");
  CHECK(house.render()["meeting"]["started_at"] == 0);
  CHECK(has_notice(house, "lobby"));
  CHECK(house.open_share({ada.participant, share_kind::screen, "", {}}, at(0ms)).code() ==
        errc::participant_not_found);
  CHECK(call(house, guest(ada), "chat.send", {{"text", "hello"}}).code() == errc::unauthenticated);
  CHECK(call(house, guest(ada), "hand.raise", {{"raised", true}}).code() == errc::unauthenticated);
  CHECK(call(house, guest(ada), "reaction.send", {{"reaction", "clap"}}).code() ==
        errc::unauthenticated);
  REQUIRE(call(house, host(), "lobby.accept", {{"participant", ada.participant.str()}}));
  CHECK(person(house, ada)["state"] == "present");
  CHECK(house.render()["meeting"]["started_at"] == at(0ms).wall_ms);
  CHECK(call(house, guest(ada), "chat.send", {{"text", "hello"}}));
}

TEST_CASE("lobby: a guest cannot let anybody in", "[meeting][lobby]") {
  room house{with(lobby_mode::everyone), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto eve = join(house, "Eve");
  nlohmann::json params{{"participant", eve.participant.str()}};
  CHECK(call(house, guest(eve), "lobby.accept", params).code() == errc::not_allowed);
  REQUIRE(house.accept(ada.participant, at(0ms)));
  CHECK(call(house, guest(ada), "lobby.accept", params).code() == errc::not_allowed);
  CHECK(call(house, guest(ada), "lobby.refuse", params).code() == errc::not_allowed);
}

TEST_CASE("lobby: the one who is refused hears it and does not get in by the token",
          "[meeting][lobby]") {
  room house{with(lobby_mode::everyone), {}, at(0ms)};
  auto eve = join(house, "Eve");
  REQUIRE(house.refuse(eve.participant, at(0ms)));
  auto events = house.take_events();
  REQUIRE(events.size() == 1);
  CHECK(std::get<participant_ended>(events[0]).by_host);
  CHECK_FALSE(has_notice(house, "removed")); // nobody inside knew them
  CHECK(come_back(house, eve).code() == errc::removed);
}

TEST_CASE("lobby: two hosts at once decide once", "[meeting][lobby]") {
  room house{with(lobby_mode::everyone), {}, at(0ms)};
  auto ada = join(house, "Ada");
  REQUIRE(house.accept(ada.participant, at(0ms)));
  CHECK(house.accept(ada.participant, at(0ms)));
  CHECK(house.refuse(ada.participant, at(0ms)).code() == errc::invalid_argument);
  CHECK(person(house, ada)["state"] == "present");
  auto eve = join(house, "Eve");
  REQUIRE(house.refuse(eve.participant, at(0ms)));
  CHECK(house.accept(eve.participant, at(0ms)).code() == errc::participant_not_found);
  CHECK(house.refuse(eve.participant, at(0ms)).code() == errc::participant_not_found);
}

TEST_CASE("lobby: strangers wait, those who were let in once do not", "[meeting][lobby]") {
  room house{with(lobby_mode::strangers), {}, at(0ms)};
  auto ada = join(house, "Ada", "tablet-1");
  CHECK(ada.waiting);
  CHECK(join(house, "Ada", "tablet-1").waiting); // waiting alone makes nobody known
  REQUIRE(house.accept(ada.participant, at(0ms)));
  house.leave(ada.participant, at(0ms));
  CHECK_FALSE(join(house, "Ada", "tablet-1").waiting);
  CHECK(join(house, "Ada").waiting); // the name alone does not count
  CHECK(join(house, "Ada", "tablet-2").waiting);
  room after{with(lobby_mode::strangers), house.stored(), at(0ms), house.book()};
  CHECK_FALSE(join(after, "Ada", "tablet-1").waiting);
}

TEST_CASE("lobby: a door that the admin trusts brings no strangers", "[meeting][lobby]") {
  room house{with(lobby_mode::strangers), {}, at(0ms)};
  auto in = house.admit({"Pattern", {}, "example", "example", true, {}}, at(0ms));
  REQUIRE(in);
  CHECK_FALSE(in->waiting);
  room strict{with(lobby_mode::everyone), {}, at(0ms)};
  in = strict.admit({"Pattern", {}, "example", "example", true, {}}, at(0ms));
  REQUIRE(in);
  CHECK(in->waiting);
}

TEST_CASE("lobby: nobody fills it alone, and it has an end", "[meeting][lobby]") {
  room house{with(lobby_mode::everyone), {}, at(0ms)};
  for (std::size_t i = 0; i < lobby::limit_of_source; ++i)
    REQUIRE(knock(house, "Eve", "", 0ms, "10.0.0.66"));
  CHECK(knock(house, "Eve", "", 0ms, "10.0.0.66").code() == errc::meeting_full);
  for (auto i = lobby::limit_of_source; i < lobby::limit; ++i)
    REQUIRE(knock(house, "Bob", "", 0ms, "10.0.1." + std::to_string(i)));
  CHECK(knock(house, "Ada", "", 0ms, "10.0.2.1").code() == errc::meeting_full);
}

TEST_CASE("lobby: those who wait take no place in the meeting", "[meeting][lobby]") {
  auto small = with(lobby_mode::everyone);
  small.participants_max = 1;
  room house{small, {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto bob = join(house, "Bob");
  REQUIRE(house.accept(ada.participant, at(0ms)));
  CHECK(house.accept(bob.participant, at(0ms)).code() == errc::meeting_full);
  house.leave(ada.participant, at(0ms));
  CHECK(house.accept(bob.participant, at(0ms)));
}

TEST_CASE("lobby: whom nobody hears is sent away after a quarter of an hour", "[meeting][lobby]") {
  room house{with(lobby_mode::everyone), {}, at(0ms)};
  join(house, "Ada");
  house.set_kiosk({}); // away: they wait on
  house.tick(at(15min - 1ms));
  CHECK(house.render()["participants"].size() == 1);
  REQUIRE(house.next_tick());
  house.tick(at(15min));
  CHECK(house.render()["participants"].empty());
}

TEST_CASE("lobby: a token from the lobby leads into the lobby, also after a restart",
          "[meeting][lobby]") {
  room house{with(lobby_mode::everyone), {}, at(0ms)};
  auto eve = join(house, "Eve");
  house.away(eve.participant, at(0ms));
  auto back = come_back(house, eve, 1s);
  REQUIRE(back);
  CHECK(back->waiting);
  room after{with(lobby_mode::everyone), house.stored(), at(2s), house.book()};
  back = come_back(after, eve, 3s);
  REQUIRE(back);
  CHECK(back->waiting);
}

TEST_CASE("lobby: switched off, it lets in who waits", "[meeting][lobby]") {
  room house{with(lobby_mode::everyone), {}, at(0ms)};
  auto ada = join(house, "Ada");
  room after{with(lobby_mode::off), house.stored(), at(1s), house.book()};
  REQUIRE(come_back(after, ada, 2s));
  CHECK(person(after, ada)["state"] == "present");
  CHECK(after.render()["meeting"]["started_at"] == at(2s).wall_ms);
  house.set_rules(with(lobby_mode::off), at(0ms));
  CHECK(person(house, ada)["state"] == "present");
}

TEST_CASE("lobby: a device that an admin has removed is a stranger again", "[meeting][lobby]") {
  room house{with(lobby_mode::strangers), {}, at(0ms)};
  auto ada = join(house, "Ada", "phone-1");
  REQUIRE(call(house, host(), "lobby.accept", {{"participant", ada.participant.str()}}));
  house.leave(ada.participant, at(1s));
  CHECK_FALSE(join(house, "Ada", "phone-1", 2s).waiting);
  house.forget_device({"airplay", "phone-1"}); // another door's
  CHECK_FALSE(join(house, "Ada again", "phone-1", 3s).waiting);
  house.forget_device({"web", "phone-1"});
  CHECK(join(house, "Ada anew", "phone-1", 4s).waiting);
}
