// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "support/temp_folder.hpp"
#include "meeting/meeting_actor.hpp"

#include <catch2/catch.hpp>

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/scheduler/test_coordinator.hpp>
#include <caf/scoped_actor.hpp>
#include <caf/typed_event_based_actor.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

struct virtual_time : caf::actor_system_config {
  virtual_time() { set("scheduler.policy", caf::atom("testing")); }
};

/// A meeting on CAF's deterministic scheduler.
struct fixture {
  test::temp_folder folder;
  virtual_time config;
  caf::actor_system system{config};
  caf::scheduler::test_coordinator& clock =
      dynamic_cast<caf::scheduler::test_coordinator&>(system.scheduler());
  meeting_actor meeting;

  explicit fixture(const char* sharing = "everyone") {
    static const std::vector<option> app{
        {"state_folder", option_type::text, folder.path, ""},
        {"room.name", option_type::text, std::string{"Oslo"}, ""},
        {"room.locale", option_type::text, std::string{"en"}, ""},
    };
    auto values = std::make_shared<settings>(
        defaults_of(std::vector<option_table>{app, meeting::meeting_options()}));
    values->set("state_folder", folder.path);
    values->set("meeting.pin_policy", std::string{"off"});
    values->set("meeting.sharing", std::string{sharing});
    meeting = meeting::spawn_meeting(system, values);
    run();
  }

  ~fixture() {
    caf::anon_send(meeting, shut_down{});
    run();
  }

  void run() {
    while (clock.try_run_once()) {
    }
  }

  template <class Answer, class Message>
  Answer ask(Message what) {
    caf::scoped_actor me{system};
    Answer got;
    auto pending = me->request(meeting, caf::infinite, std::move(what));
    run();
    pending.receive([&](const Answer& answer) { got = answer; },
                    [](const caf::error& err) { FAIL(from_caf(err).message()); });
    return got;
  }
};

struct heard {
  std::vector<room_state> rooms;
  std::vector<share_opened> opened;
  std::vector<share_ended> ended;
};

room_watcher_actor::behavior_type listen(room_watcher_actor::pointer, const std::shared_ptr<heard>& to) {
  return {[to](const room_state& what) { to->rooms.push_back(what); },
          [to](const share_opened& what) { to->opened.push_back(what); },
          [to](const share_ended& what) { to->ended.push_back(what); },
          [](const participant_ended&) {}};
}

share_owner_actor::behavior_type own(share_owner_actor::pointer, const std::shared_ptr<int>& stopped) {
  return {[](const attach_reader&) { return lane_attached{}; },
          [stopped](const stop_share&) { ++*stopped; }};
}

} // namespace

TEST_CASE("meeting_actor: tells its watchers of shares, also late ones", "[meeting][actor]") {
  fixture house;
  auto stopped = std::make_shared<int>(0);
  auto owner = house.system.spawn(own, stopped);
  auto who = house.ask<admission>(admit_participant{"Ada", {}, "web", "a"});
  auto grant = house.ask<share_grant>(open_share{who.participant, share_kind::screen, "", owner});
  auto ears = std::make_shared<heard>();
  auto watcher = house.system.spawn(listen, ears);
  caf::anon_send(house.meeting, watch_room{watcher});
  house.run();
  REQUIRE(ears->opened.size() == 1);
  CHECK(ears->opened[0].share == grant.share);
  REQUIRE_FALSE(ears->rooms.empty());
  CHECK(ears->rooms.back().room->at("shares").size() == 1);
  house.ask<done>(end_share{grant.share, end_reason::stopped, who.participant});
  house.run();
  REQUIRE(ears->ended.size() == 1);
  CHECK(ears->ended[0].reason == end_reason::stopped);
  CHECK(*stopped == 1);
  caf::anon_send_exit(watcher, caf::exit_reason::user_shutdown);
  caf::anon_send_exit(owner, caf::exit_reason::user_shutdown);
  house.run();
}

TEST_CASE("meeting_actor: a dead owner ends its shares with a reason", "[meeting][actor]") {
  fixture house;
  auto owner = house.system.spawn(own, std::make_shared<int>(0));
  auto who = house.ask<admission>(admit_participant{"Pattern", {}, "example", "a"});
  house.ask<share_grant>(open_share{who.participant, share_kind::screen, "", owner});
  auto ears = std::make_shared<heard>();
  auto watcher = house.system.spawn(listen, ears);
  caf::anon_send(house.meeting, watch_room{watcher});
  caf::anon_send_exit(owner, caf::exit_reason::kill);
  house.run();
  REQUIRE(ears->ended.size() == 1);
  CHECK(ears->ended[0].reason == end_reason::door_failed);
  CHECK(ears->rooms.back().room->at("shares").empty());
  caf::anon_send_exit(watcher, caf::exit_reason::user_shutdown);
  house.run();
}

TEST_CASE("meeting_actor: an open_share waits for people, and its answer comes late",
          "[meeting][actor]") {
  fixture house{"moderated"};
  auto stopped = std::make_shared<int>(0);
  auto owner = house.system.spawn(own, stopped);
  auto ears = std::make_shared<heard>();
  auto watcher = house.system.spawn(listen, ears);
  caf::anon_send(house.meeting, watch_room{watcher});
  auto who = house.ask<admission>(admit_participant{"Ada", {}, "web", "a"});
  caf::scoped_actor me{house.system};
  auto pending = me->request(house.meeting, caf::infinite,
                             open_share{who.participant, share_kind::screen, "", owner});
  house.run();
  CHECK(ears->opened.empty());
  REQUIRE(ears->rooms.back().room->at("requests").size() == 1);
  auto params = std::make_shared<nlohmann::json>();
  (*params)["request"] = ears->rooms.back().room->at("requests").begin().key();
  house.ask<call_result>(call_room{"request.accept", params, {rpc::role::admin, {}, "test", ""}});
  share_grant granted;
  pending.receive([&](const share_grant& answer) { granted = answer; },
                  [](const caf::error& err) { FAIL(from_caf(err).message()); });
  REQUIRE(ears->opened.size() == 1);
  CHECK(ears->opened[0].share == granted.share);
  house.ask<done>(end_share{granted.share, end_reason::stopped, {}});
  house.run();
  CHECK(*stopped == 1);
  caf::anon_send_exit(watcher, caf::exit_reason::user_shutdown);
  caf::anon_send_exit(owner, caf::exit_reason::user_shutdown);
  house.run();
}

TEST_CASE("meeting_actor: a question is over when its door dies", "[meeting][actor]") {
  fixture house{"moderated"};
  auto owner = house.system.spawn(own, std::make_shared<int>(0));
  auto who = house.ask<admission>(admit_participant{"Ada", {}, "web", "a"});
  caf::scoped_actor me{house.system};
  auto pending = me->request(house.meeting, caf::infinite,
                             open_share{who.participant, share_kind::screen, "", owner});
  house.run();
  caf::anon_send_exit(owner, caf::exit_reason::kill);
  house.run();
  errc why = errc::ok;
  pending.receive([&](const share_grant&) { FAIL("granted to a dead door"); },
                  [&](const caf::error& err) { why = from_caf(err).code; });
  CHECK(why == errc::refused);
  CHECK(house.ask<room_state>(get_room{}).room->at("requests").empty());
}

TEST_CASE("meeting_actor: goes on when its state folder cannot be written", "[meeting][actor]") {
  fixture house;
  // The folder is gone: nothing can be saved there any more.
  std::filesystem::remove_all(house.folder.path);
  auto who = house.ask<admission>(admit_participant{"Ada", {}, "web", "a"});
  CHECK(who.participant == participant_id{"p1"});
}
