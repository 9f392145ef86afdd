// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room_calls.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::meeting;
using namespace std::chrono_literals;
using rpc::role;

namespace {

using json = nlohmann::json;

moment at(std::chrono::milliseconds since_start) {
  return {monotonic::time_point{} + 1h + since_start, 1'000'000 + since_start.count()};
}

/// A room without a PIN with Ada (p1), Bob (p2) and Eve (p3).
struct fixture {
  room house;

  explicit fixture(sharing_policy policy = sharing_policy::everyone)
      : house(rules(policy), {}, at(0ms)) {
    for (const char* name : {"Ada", "Bob", "Eve"})
      REQUIRE(house.admit({name, {}, "web", "10.0.0.1"}, at(0ms)));
  }

  static room_rules rules(sharing_policy policy) {
    room_rules with;
    with.pin.mode = pin_mode::off;
    with.sharing.policy = policy;
    return with;
  }

  share_answer open(const char* who) {
    auto answer = house.open_share({participant_id{who}, share_kind::screen, "", {}}, at(0ms));
    REQUIRE(answer);
    return *answer;
  }
  result<json> call(const char* method, json params, caller who) {
    return carry_out(
        house, {method, std::make_shared<const json>(std::move(params)), who}, at(0ms));
  }
};

caller guest(const char* who) {
  return {role::guest, participant_id{who}, who, "10.0.0.1"};
}

caller host() {
  return {role::host, {}, "host", "10.0.0.2"};
}

} // namespace

TEST_CASE("room_calls: a guest cannot call what hosts decide", "[meeting][calls]") {
  fixture f;
  auto share = f.open("p1").share.str();
  auto other = f.open("p2").share.str();
  auto before = f.house.render();
  for (const auto& [method, params] : std::vector<std::pair<const char*, json>>{
           {"share.pin", {{"share", share}, {"pinned", true}}},
           {"share.swap", {{"share", share}, {"with", other}}},
           {"layout.set", {{"mode", "single"}}},
           {"quality.history", json::object()}})
    CHECK(f.call(method, params, guest("p1")).code() == errc::not_allowed);
  CHECK(f.house.render() == before);
}

TEST_CASE("room_calls: a guest touches no share but the own one", "[meeting][calls]") {
  fixture f;
  json ada{{"share", f.open("p1").share.str()}};
  for (const char* method : {"share.stop", "share.pause", "share.resume"})
    CHECK(f.call(method, ada, guest("p3")).code() == errc::not_allowed);
  REQUIRE(f.call("share.pause", ada, guest("p1")));
  CHECK(f.house.render()["shares"].begin().value()["paused_by"] == "owner");
  REQUIRE(f.call("share.resume", ada, guest("p1")));
  REQUIRE(f.call("share.pause", ada, host()));
  CHECK(f.call("share.resume", ada, guest("p1")).code() == errc::not_allowed);
  REQUIRE(f.call("share.stop", ada, guest("p1")));
  CHECK(f.call("share.pause", ada, guest("p1")).code() == errc::share_not_found);
}

TEST_CASE("room_calls: who stops a share decides the reason", "[meeting][calls]") {
  fixture f;
  auto own_host = guest("p2");
  own_host.roles = own_host.roles | role::host;
  json ada{{"share", f.open("p1").share.str()}};
  json bob{{"share", f.open("p2").share.str()}};
  REQUIRE(f.call("share.stop", ada, own_host));
  REQUIRE(f.call("share.stop", bob, own_host));
  auto events = f.house.take_events();
  REQUIRE(events.size() == 2);
  CHECK(std::get<share_ended>(events[0]).reason == end_reason::removed);
  CHECK(std::get<share_ended>(events[1]).reason == end_reason::stopped);
}

TEST_CASE("room_calls: nobody lets the own request through", "[meeting][calls]") {
  fixture f{sharing_policy::moderated};
  json request{{"request", f.open("p3").request}};
  CHECK(f.call("request.accept", request, guest("p3")).code() == errc::not_allowed);
  CHECK(f.call("request.accept", request, guest("p1")).code() == errc::not_allowed);
  CHECK(f.house.render()["shares"].empty());
  REQUIRE(f.call("request.accept", request, host()));
  CHECK(f.house.render()["shares"].size() == 1);
}

TEST_CASE("room_calls: of two hosts at once the first one counts", "[meeting][calls]") {
  fixture f{sharing_policy::moderated};
  json request{{"request", f.open("p1").request}};
  REQUIRE(f.call("request.refuse", request, host()));
  CHECK(f.call("request.accept", request, host()).code() == errc::not_found);
  CHECK(f.house.render()["shares"].empty());
}

TEST_CASE("room_calls: a flood of questions leaves one", "[meeting][calls]") {
  fixture f{sharing_policy::moderated};
  auto first = f.open("p3");
  for (int i = 0; i < 1000; ++i) {
    auto again = f.house.open_share({participant_id{"p3"}, share_kind::screen, "", {}}, at(0ms));
    CHECK(again.code() == errc::share_limit);
  }
  CHECK(f.house.render()["requests"].size() == 1);
  REQUIRE(f.call("request.refuse", {{"request", first.request}}, guest("p3")));
  // Asking and taking back in turns is no way around it.
  CHECK(f.house.open_share({participant_id{"p3"}, share_kind::screen, "", {}}, at(0ms)).code() ==
        errc::refused);
}

TEST_CASE("room_calls: the layout is set as a whole or not at all", "[meeting][calls]") {
  fixture f;
  auto share = f.open("p1").share.str();
  f.open("p2");
  REQUIRE(f.call("layout.set", {{"mode", "focus"}, {"focus", share}, {"overlay", true}}, host()));
  auto layout = f.house.render()["layout"];
  CHECK(layout == json{{"mode", "focus"}, {"focus", share}, {"full", ""}, {"overlay", true}});
  CHECK(f.call("layout.set", {{"mode", "auto"}, {"full", "s9-9"}}, host()).code() ==
        errc::share_not_found);
  CHECK(f.house.render()["layout"] == layout);
  REQUIRE(f.call("layout.set", {{"full", share}}, host()));
  REQUIRE(f.call("share.stop", {{"share", share}}, host()));
  CHECK(f.house.render()["layout"]["full"] == "");
  CHECK(f.house.render()["layout"]["focus"] != share);
}

TEST_CASE("room_calls: who leaves takes shares and questions along", "[meeting][calls]") {
  fixture f{sharing_policy::ask};
  f.open("p1");
  auto asked = f.open("p2");
  f.house.away(participant_id{"p2"}, at(1s));
  CHECK(f.house.render()["requests"].empty());
  f.open("p3");
  f.house.leave(participant_id{"p1"}, at(2s));
  auto document = f.house.render();
  CHECK(document["requests"].empty());
  REQUIRE(document["shares"].size() == 1); // Eve's turn, as nobody shows any more
  CHECK(document["shares"].begin().value()["participant"] == "p3");
}

TEST_CASE("room_calls: the history of quality is for hosts", "[meeting][calls]") {
  fixture f;
  auto share = f.open("p1").share;
  f.house.tick(at(1s));
  auto all = f.call("quality.history", json::object(), host());
  REQUIRE(all);
  CHECK((*all)["shares"][share.str()]["name"] == "Ada");
  CHECK((*all)["shares"][share.str()]["samples"].size() == 1);
  CHECK(f.call("quality.history", {{"share", "s9-9"}}, host()).code() == errc::share_not_found);
}

TEST_CASE("room_calls: what happened is counted for the figures", "[meeting][calls]") {
  fixture f{sharing_policy::moderated};
  auto asked = f.open("p3").request;
  REQUIRE(f.call("request.refuse", {{"request", asked}}, host()));
  REQUIRE(f.call("request.accept", {{"request", f.open("p1").request}}, host()));
  REQUIRE(f.house.remove(participant_id{"p1"}, at(1s)));
  CHECK(f.house.admit({"", {}, "web", "10.0.0.9"}, at(1s)).code() == errc::invalid_argument);
  auto counted = f.house.counters();
  CHECK(counted.joins == 3);
  CHECK(counted.joins_refused == 1);
  CHECK(counted.removed == 1);
  CHECK(counted.shares_opened == 1);
  CHECK(counted.shares_ended.at("removed") == 1);
  CHECK(counted.share_requests == 2);
  CHECK(counted.shares_refused == 1);
}
