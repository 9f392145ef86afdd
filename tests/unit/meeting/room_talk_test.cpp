// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

nlohmann::json text(const char* said) {
  return {{"text", said}};
}

} // namespace

TEST_CASE("talk: what is said stands in the chat and on the display", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  REQUIRE(call(house, guest(ada), "chat.send", text("Hello \u202eall")));
  auto document = house.render();
  CHECK(document["chat"]["m1"]["text"] == "Hello all");
  CHECK(document["chat"]["m1"]["name"] == "Ada");
  CHECK(document["chat"]["m1"]["participant"] == ada.participant.str());
  CHECK(has_notice(house, "chat"));
}

TEST_CASE("talk: the display cuts what is long, and shows two messages at most",
          "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  auto longest = std::string(500, 'x');
  for (int i = 0; i < 4; ++i)
    REQUIRE(call(house, guest(ada), "chat.send", text(longest.c_str())));
  int shown = 0;
  auto document = house.render();
  for (const auto& [id, notice] : document["notices"].items()) {
    if (notice["code"] != "chat")
      continue;
    ++shown;
    CHECK(notice["text"] == std::string(119, 'x') + "\u2026");
  }
  CHECK(shown == 2);
  CHECK(has_notice(house, "joined")); // the box's own word is not pushed out
}

TEST_CASE("talk: without toasts the display stays quiet", "[meeting][talk]") {
  auto quiet = rules();
  quiet.toasts = false;
  room house{quiet, {}, at(0ms)};
  auto ada = join(house, "Ada");
  REQUIRE(call(house, guest(ada), "chat.send", text("hello")));
  CHECK_FALSE(has_notice(house, "chat"));
  CHECK(house.render()["chat"].size() == 1);
}

TEST_CASE("talk: chat that is off takes nothing, and what was there goes", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  REQUIRE(call(house, guest(ada), "chat.send", text("hello")));
  auto off = rules();
  off.chat = false;
  house.set_rules(off, at(0ms));
  CHECK(house.render()["chat"].empty());
  CHECK(house.render()["meeting"]["chat"] == false);
  CHECK(call(house, guest(ada), "chat.send", text("hello")).code() == errc::not_allowed);
}

TEST_CASE("talk: a muted one is heard by nobody", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  REQUIRE(call(house, guest(eve), "reaction.send", {{"reaction", "laugh"}}));
  nlohmann::json mute{{"participant", eve.participant.str()}, {"muted", true}};
  REQUIRE(call(house, host(), "participant.mute", mute));
  CHECK(call(house, host(), "participant.mute", mute)); // another host says the same
  CHECK(person(house, eve)["muted"] == true);
  CHECK(house.render()["reactions"].empty());
  CHECK(call(house, guest(eve), "chat.send", text("hello")).code() == errc::not_allowed);
  CHECK(call(house, guest(eve), "reaction.send", {{"reaction", "clap"}}).code() ==
        errc::not_allowed);
  REQUIRE(come_back(house, eve)); // another tab does not help
  CHECK(person(house, eve)["muted"] == true);
  mute["muted"] = false;
  REQUIRE(call(house, host(), "participant.mute", mute));
  CHECK(call(house, guest(eve), "chat.send", text("sorry")));
}

TEST_CASE("talk: a host clears chat and notices", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  REQUIRE(call(house, guest(ada), "chat.send", text("hello")));
  REQUIRE(call(house, host(), "chat.clear"));
  REQUIRE(call(house, host(), "chat.clear"));
  CHECK(house.render()["chat"].empty());
  REQUIRE(call(house, host(), "notices.clear"));
  CHECK(house.render()["notices"].empty());
}

TEST_CASE("talk: a host who has not joined is told by the role, not by a name", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "host page"); // a guest may be called so
  REQUIRE(call(house, guest(eve), "chat.send", text("I am the host")));
  REQUIRE(call(house, {rpc::role::host, {}, "host page", "b"}, "chat.send", text("Lunch!")));
  REQUIRE(call(house, {rpc::role::admin, {}, "token 3", ""}, "chat.send", text("Now!")));
  auto document = house.render();
  CHECK(document["chat"]["m1"]["role"] == "guest");
  CHECK(document["chat"]["m1"]["name"] == "host page");
  for (const char* id : {"m2", "m3"}) {
    CHECK(document["chat"][id]["role"] == "host");
    CHECK(document["chat"][id]["name"] == "");
    CHECK(document["chat"][id]["participant"] == "");
  }
  std::map<std::string, std::string> roles;
  for (const auto& [id, notice] : document["notices"].items()) {
    roles[notice["text"]] = notice["role"];
    if (notice["role"] == "host")
      CHECK(notice["name"] == "");
  }
  // Two messages at most; nothing but what a host says has the role.
  CHECK(roles.at("Lunch!") == "host");
  CHECK(roles.at("Now!") == "host");
  CHECK(roles.at("host page joined") == "");
}

TEST_CASE("talk: a host who has joined has name and role", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  REQUIRE(house.open_host({"12345678", "a", ada.participant}, at(0ms)));
  REQUIRE(call(house, guest(ada), "chat.send", text("Welcome")));
  CHECK(house.render()["chat"]["m1"]["name"] == "Ada");
  CHECK(house.render()["chat"]["m1"]["role"] == "host");
}

TEST_CASE("talk: one who has not joined is slowed down without holding up another",
          "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  const caller desk{rpc::role::host, {}, "token 3", ""};
  for (int i = 0; i < 5; ++i)
    REQUIRE(call(house, desk, "chat.send", text("spam")));
  CHECK(call(house, desk, "chat.send", text("spam")).code() == errc::rate_limited);
  CHECK(call(house, host(), "chat.send", text("hello")));
}

TEST_CASE("talk: a hand keeps its place in the line and is lowered by its owner or a host",
          "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  nlohmann::json whom{{"participant", ada.participant.str()}};
  REQUIRE(call(house, guest(ada), "hand.raise", {{"raised", true}}, 1s));
  REQUIRE(call(house, guest(ada), "hand.raise", {{"raised", true}}, 2s));
  CHECK(person(house, ada)["hand"] == at(1s).wall_ms);
  CHECK(has_notice(house, "hand_raised"));
  REQUIRE(call(house, host(), "hand.lower", whom));
  REQUIRE(call(house, host(), "hand.lower", whom));
  CHECK(person(house, ada)["hand"] == 0);
}

TEST_CASE("talk: muted is the device, by whatever tab or name it comes", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto stays = join(house, "Ada", "phone");
  auto eve = join(house, "Eve", "laptop");
  auto tab = join(house, "Eve", "laptop");
  auto muted = [&](bool what, const admission& who) {
    return call(house, host(), "participant.mute",
                {{"participant", who.participant.str()}, {"muted", what}});
  };
  REQUIRE(muted(true, eve));
  CHECK(person(house, tab)["muted"] == true);
  CHECK(person(house, stays)["muted"] == false);
  house.leave(eve.participant, at(1s));
  house.leave(tab.participant, at(1s));
  auto again = join(house, "Somebody else", "laptop", 2s);
  CHECK(person(house, again)["muted"] == true);
  auto other = join(house, "Eve", "laptop", 3s);
  house.leave(other.participant, at(4s));
  REQUIRE(muted(false, again));
  CHECK(person(house, join(house, "Eve", "laptop", 5s))["muted"] == false);
}

TEST_CASE("talk: a hand that waves is told on the display once", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  for (int i = 0; i < 20; ++i) // within half a minute, and no faster than anybody may
    REQUIRE(call(house, guest(eve), "hand.raise", {{"raised", i % 2 == 0}}, i * 1s));
  int told = 0;
  auto document = house.render();
  for (const auto& [id, notice] : document["notices"].items())
    told += notice["code"] == "hand_raised" ? 1 : 0;
  CHECK(told == 1);
}

TEST_CASE("talk: a hand goes up three times at once, then once in two seconds", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  auto raise = [&](bool raised, std::chrono::milliseconds when) {
    return call(house, guest(eve), "hand.raise", {{"raised", raised}}, when);
  };
  for (int i = 0; i < 3; ++i) {
    REQUIRE(raise(true, 0ms));
    REQUIRE(raise(true, 0ms)); // is up already: costs nothing
    REQUIRE(raise(false, 0ms));
  }
  (void)house.take_changed();
  for (int i = 0; i < 100; ++i) {
    auto refused = raise(true, 0ms);
    REQUIRE(refused.code() == errc::rate_limited);
    CHECK(refused.error().retry_after == 2s);
  }
  CHECK_FALSE(house.take_changed()); // nobody is told
  REQUIRE(raise(true, 2s));
  CHECK(raise(false, 2s)); // the way back is free
}

TEST_CASE("talk: a host lowers any hand at any time", "[meeting][talk]") {
  room house{rules(), {}, at(0ms)};
  auto eve = join(house, "Eve");
  for (int i = 0; i < 3; ++i) {
    REQUIRE(call(house, guest(eve), "hand.raise", {{"raised", true}}));
    REQUIRE(call(house, host(), "hand.lower", {{"participant", eve.participant.str()}}));
  }
}

TEST_CASE("talk: hands of many are slowed down too, a whole room at once is not",
          "[meeting][talk]") {
  auto large = rules();
  large.participants_max = 200;
  room house{large, {}, at(0ms)};
  std::vector<admission> people;
  people.reserve(60);
  for (int i = 0; i < 60; ++i)
    people.push_back(join(house, "P" + std::to_string(i)));
  int up = 0;
  for (const auto& who : people)
    up += call(house, guest(who), "hand.raise", {{"raised", true}}).has_value() ? 1 : 0;
  CHECK(up == 50);
  // 10 a second for all together.
  for (const auto& who : people)
    (void)call(house, guest(who), "hand.raise", {{"raised", true}}, 1s);
  int after = 0;
  for (const auto& who : people)
    after += person(house, who)["hand"] != 0 ? 1 : 0;
  CHECK(after == 60);
}
