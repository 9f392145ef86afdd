// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/room_events.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using nlohmann::json;
namespace admin = tessera::admin;

namespace {

json participant(const std::string& name, const std::string& state = "present") {
  return {{"name", name}, {"door", "web"}, {"state", state}};
}

json share(const std::string& name, const std::string& state) {
  return {{"participant", "p1"},
          {"name", name},
          {"kind", "screen"},
          {"label", ""},
          {"state", state},
          {"codec", "vp8"},
          {"width", 1920},
          {"height", 1080}};
}

const json empty{{"participants", json::object()},
                 {"shares", json::object()},
                 {"notices", json::object()},
                 {"doors", json::object()},
                 {"kiosk", {{"state", "away"}}},
                 {"meeting", {{"id", ""}}},
                 {"join_card", {{"address", ""}}}};

json with(json room, const std::string& pointer, const json& value) {
  room[json::json_pointer{pointer}] = value;
  return room;
}

std::vector<std::string> kinds(const std::vector<admin::event>& events) {
  std::vector<std::string> names;
  for (const auto& one : events)
    names.push_back(one.kind);
  return names;
}

admin::event only(const std::vector<admin::event>& events) {
  REQUIRE(events.size() == 1);
  return events.front();
}

} // namespace

TEST_CASE("events_between: the same document twice means nothing happened", "[admin][events]") {
  auto room = with(empty, "/participants/p1", participant("Ada"));
  CHECK(admin::events_between(room, room).empty());
}

TEST_CASE("events_between: participants come, go away, come back and leave", "[admin][events]") {
  auto here = with(empty, "/participants/p1", participant("Ada"));
  auto away = with(empty, "/participants/p1", participant("Ada", "away"));
  CHECK(only(admin::events_between(empty, here)) ==
        admin::event{"joined", {{"participant", "p1"}, {"name", "Ada"}, {"door", "web"}}});
  CHECK(only(admin::events_between(here, away)).kind == "away");
  CHECK(only(admin::events_between(away, here)).kind == "back");
  CHECK(only(admin::events_between(here, empty)) ==
        admin::event{"left", {{"participant", "p1"}, {"name", "Ada"}, {"reason", "left"}}});
}

TEST_CASE("events_between: who waits in the lobby has not joined yet", "[admin][events]") {
  auto waits = with(empty, "/participants/p1", participant("Ada", "lobby"));
  auto here = with(empty, "/participants/p1", participant("Ada"));
  const json who{{"participant", "p1"}, {"name", "Ada"}, {"door", "web"}};
  CHECK(only(admin::events_between(empty, waits)) == admin::event{"lobby", who});
  CHECK(only(admin::events_between(waits, here)) == admin::event{"joined", who});
}

TEST_CASE("events_between: says that the host removed somebody", "[admin][events]") {
  auto here = with(empty, "/participants/p1", participant("Ada"));
  admin::endings why;
  why.removed.insert("p1");
  CHECK(only(admin::events_between(here, empty, why)).fields["reason"] == "removed");
}

TEST_CASE("events_between: a share starts, shows its first picture and ends", "[admin][events]") {
  auto fresh = with(empty, "/shares/s1", share("Ada", "connecting"));
  auto live = with(empty, "/shares/s1", share("Ada", "live"));
  auto started = only(admin::events_between(empty, fresh));
  CHECK(started.kind == "share_started");
  CHECK(started.fields["share_kind"] == "screen");
  CHECK(started.fields["participant"] == "p1");
  auto shown = only(admin::events_between(fresh, live));
  CHECK(shown.kind == "share_live");
  CHECK(shown.fields["width"] == 1920);
  admin::endings why;
  why.shares["s1"] = "connection_lost";
  CHECK(only(admin::events_between(live, empty, why)) ==
        admin::event{"share_ended",
                     {{"share", "s1"}, {"name", "Ada"}, {"reason", "connection_lost"}}});
}

TEST_CASE("events_between: a share that was never seen connecting starts and is live",
          "[admin][events]") {
  auto live = with(empty, "/shares/s1", share("Ada", "live"));
  CHECK(kinds(admin::events_between(empty, live)) ==
        std::vector<std::string>{"share_started", "share_live"});
}

TEST_CASE("events_between: a weak share that recovers is no new start", "[admin][events]") {
  auto weak = with(empty, "/shares/s1", share("Ada", "weak"));
  auto live = with(empty, "/shares/s1", share("Ada", "live"));
  CHECK(admin::events_between(live, weak).empty());
  CHECK(admin::events_between(weak, live).empty());
}

TEST_CASE("events_between: measurements are no events", "[admin][events]") {
  auto slow = with(empty, "/shares/s1", share("Ada", "live"));
  auto fast = with(slow, "/shares/s1/fps", 30);
  CHECK(admin::events_between(slow, fast).empty());
}

TEST_CASE("events_between: kiosk, address and doors", "[admin][events]") {
  CHECK(only(admin::events_between(empty, with(empty, "/kiosk/state", "present"))) ==
        admin::event{"kiosk", {{"state", "present"}}});
  auto moved =
      with(with(empty, "/join_card/address", "10.0.0.1:8443"), "/meeting/id", "0167772161");
  CHECK(only(admin::events_between(empty, moved)) ==
        admin::event{"address_changed", {{"address", "10.0.0.1:8443"}, {"meeting", "0167772161"}}});
  auto open = with(empty, "/doors/web", {{"state", "open"}});
  CHECK(only(admin::events_between(empty, open)) ==
        admin::event{"door", {{"door", "web"}, {"state", "open"}}});
  CHECK(only(admin::events_between(open, empty)).fields["state"] == "closed");
}

TEST_CASE("events_between: only notices that no other event tells", "[admin][events]") {
  json guess{{"level", "warning"},
             {"code", "wrong_pins"},
             {"name", ""},
             {"reason", ""},
             {"text", "Somebody guesses PINs"},
             {"at", 1},
             {"seconds", 6}};
  json joined{{"level", "info"},
              {"code", "joined"},
              {"name", "Ada"},
              {"reason", ""},
              {"text", "Ada joined"},
              {"at", 1},
              {"seconds", 6}};
  auto told = with(with(empty, "/notices/n1", guess), "/notices/n2", joined);
  auto one = only(admin::events_between(empty, told));
  CHECK(one.kind == "notice");
  CHECK(one.fields["code"] == "wrong_pins");
  CHECK(admin::events_between(told, empty).empty()); // it was shown long enough
}

TEST_CASE("events_between: who came stands before what they share, who left after it",
          "[admin][events]") {
  auto busy = with(with(empty, "/participants/p1", participant("Ada")),
                   "/shares/s1",
                   share("Ada", "connecting"));
  CHECK(kinds(admin::events_between(empty, busy)) ==
        std::vector<std::string>{"joined", "share_started"});
  CHECK(kinds(admin::events_between(busy, empty)) ==
        std::vector<std::string>{"share_ended", "left"});
}

TEST_CASE("events_between: never tells the PIN", "[admin][events]") {
  auto before = with(empty, "/meeting/pin", "1111");
  auto after = with(empty, "/meeting/pin", "2222");
  CHECK(admin::events_between(before, after).empty());
}
