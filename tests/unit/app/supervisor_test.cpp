// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/supervisor.hpp"
#include "loops/last_words.hpp"
#include "meeting/meeting_actor.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/scheduler/test_coordinator.hpp>
#include <caf/scoped_actor.hpp>
#include <caf/typed_event_based_actor.hpp>
#include <nlohmann/json.hpp>

#include <stdexcept>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

struct virtual_time : caf::actor_system_config {
  virtual_time() { set("scheduler.policy", caf::atom("testing")); }
};

/// What a fake resident of any life leaves behind.
struct diary {
  unsigned starts = 0;
  resident_actor present;
  house_changed house;
  bool hangs = false;
  unsigned asked = 0; ///< whether it is alive
  std::vector<caf::typed_response_promise<alive>> unanswered;
};
using diary_ptr = std::shared_ptr<diary>;

resident_actor::behavior_type live(resident_actor::pointer self, const diary_ptr& book) {
  loops::keep_last_words(self);
  return {[book](const house_changed& now) { book->house = now; },
          [](const settings_changed& what) {
            if (!what.values) // the bug of this one
              throw std::runtime_error{"no settings"};
          },
          [self, book](const shut_down&) {
            book->house = {};
            self->quit();
          },
          [self, book](check_alive) -> caf::result<alive> {
            auto promise = self->make_response_promise<alive>();
            ++book->asked;
            if (book->hangs)
              book->unanswered.push_back(promise);
            else
              promise.deliver(alive{});
            return promise;
          }};
}

app::resident line_for(std::string_view name, const diary_ptr& book, app::door_notice notice = {}) {
  return {name,
          "a test goes on",
          notice,
          {},
          [book](caf::actor_system& system, const app::site&) {
            ++book->starts;
            return book->present = system.spawn(live, book);
          },
          [](house_changed& house, const resident_actor& who) { house.network = who; }};
}

/// Two fake residents and a real meeting under a supervisor, in virtual time.
struct fixture {
  test::temp_folder folder;
  net::event_loop network;
  loops::asio_loop asio{network};
  loops::glib_loop glib;
  virtual_time config;
  caf::actor_system system{config};
  caf::scheduler::test_coordinator& clock =
      dynamic_cast<caf::scheduler::test_coordinator&>(system.scheduler());
  diary_ptr frail = std::make_shared<diary>();
  diary_ptr sound = std::make_shared<diary>();
  std::vector<app::resident> table;
  supervisor_actor chief;

  explicit fixture(app::door_notice notice = {}) {
    table = {app::residents().front(), line_for("frail", frail, notice), line_for("sound", sound)};
    table[2].put = [](house_changed&, const resident_actor&) {};
    chief = app::spawn_supervisor(system, {network, asio, glib, values(), {}, {}, {}}, table);
    run();
  }

  ~fixture() {
    caf::anon_send(chief, shut_down{});
    run();
    frail->present = sound->present = nullptr;
    frail->house = sound->house = {};
  }

  [[nodiscard]] std::shared_ptr<const settings> values() const {
    static const std::vector<option> app{
        {"state_folder", option_type::text, std::string{}, ""},
        {"room.name", option_type::text, std::string{"Oslo"}, ""},
        {"room.locale", option_type::text, std::string{"en"}, ""},
    };
    auto all = std::make_shared<settings>(
        defaults_of(std::vector<option_table>{app, meeting::meeting_options()}));
    all->set("state_folder", folder.path);
    return all;
  }

  void run() {
    while (clock.try_run_once()) {
    }
  }
  void pass(std::chrono::milliseconds time) {
    clock.advance_time(time);
    run();
  }
  void kill_frail() {
    caf::anon_send_exit(frail->present, caf::exit_reason::kill);
    run();
  }

  template <class Answer, class Handle, class Message>
  result<Answer> ask(const Handle& whom, Message what, std::chrono::milliseconds later = {}) {
    caf::scoped_actor me{system};
    result<Answer> got{errc::internal};
    auto pending = me->request(whom, caf::infinite, std::move(what));
    run();
    if (later.count() != 0)
      pass(later);
    pending.receive([&](const Answer& answer) { got = answer; },
                    [&](const caf::error& why) { got = from_caf(why); });
    return got;
  }
  std::string state_of_frail() {
    return (*ask<house_status>(chief, get_status{})).actors.at("frail").state;
  }
  nlohmann::json doors() {
    auto house = *ask<house_changed>(chief, get_house{});
    return (*ask<room_state>(house.meeting, get_room{})).room->at("doors");
  }
};

} // namespace

TEST_CASE("supervisor: restarts with waits that grow", "[app][supervisor]") {
  fixture house;
  REQUIRE(house.frail->starts == 1);
  unsigned starts = 1;
  for (auto wait : {100ms, 200ms, 400ms}) {
    house.kill_frail();
    house.pass(wait - 1ms);
    CHECK(house.frail->starts == starts);
    house.pass(1ms);
    CHECK(house.frail->starts == ++starts);
  }
  CHECK(house.sound->starts == 1);
  house.pass(60s); // base/backoff.hpp: a good life
  house.kill_frail();
  house.pass(100ms);
  CHECK(house.frail->starts == ++starts);
}

TEST_CASE("supervisor: introduces who came back to everybody", "[app][supervisor]") {
  fixture house;
  auto former = house.frail->present;
  CHECK(house.sound->house.network == former);
  house.kill_frail();
  CHECK_FALSE((*house.ask<house_changed>(house.chief, get_house{})).network);
  house.pass(100ms);
  REQUIRE(house.frail->present != former);
  CHECK(house.sound->house.network == house.frail->present);
  CHECK(house.frail->house.meeting == house.sound->house.meeting);
  CHECK(house.frail->house.supervisor == house.chief);
}

TEST_CASE("supervisor: says who runs, who comes back and who fails", "[app][supervisor]") {
  fixture house;
  CHECK(house.state_of_frail() == "running");
  house.kill_frail();
  CHECK(house.state_of_frail() == "restarting");
  house.pass(100ms);
  CHECK(house.state_of_frail() == "running");
  for (unsigned deaths = 1; deaths < app::deaths_worth_a_notice; ++deaths) {
    house.kill_frail();
    if (deaths + 1 < app::deaths_worth_a_notice)
      house.pass(30s); // the longest wait
  }
  CHECK(house.state_of_frail() == "failed");
}

TEST_CASE("supervisor: the display hears of a door that dies on and on, until it lives well",
          "[app][supervisor]") {
  fixture house{{.door = "side"}};
  for (unsigned deaths = 0; deaths + 1 < app::deaths_worth_a_notice; ++deaths) {
    house.kill_frail();
    CHECK(house.doors().empty());
    house.pass(100ms * (1U << deaths));
  }
  house.kill_frail();
  CHECK(house.doors().at("side").at("state") == "failed");
  house.pass(1600ms); // 100 ms * 2^4
  CHECK(house.state_of_frail() == "running");
  house.pass(59s);
  CHECK(house.doors().at("side").at("state") == "failed");
  house.pass(1s);
  CHECK(house.doors().at("side").at("state") == "open");
}

TEST_CASE("supervisor: who is no door is not shown as one", "[app][supervisor]") {
  fixture house;
  for (unsigned deaths = 0; deaths < app::deaths_worth_a_notice; ++deaths) {
    house.kill_frail();
    house.pass(2s);
  }
  CHECK(house.doors().empty());
}

TEST_CASE("supervisor: all alive means that everybody answered", "[app][supervisor]") {
  fixture house;
  CHECK(house.ask<alive>(house.chief, check_alive{}));
  house.frail->hangs = true;
  auto got = house.ask<alive>(house.chief, check_alive{}, timeouts::alive);
  CHECK(got.code() == errc::timeout);
  house.frail->unanswered.clear();
}

TEST_CASE("supervisor: the health names who hangs, and forgets it when all answer again",
          "[app][supervisor][health]") {
  fixture house;
  auto who_fails = [&](std::chrono::milliseconds later = {}) {
    auto got = house.ask<house_health>(house.chief, get_health{}, later);
    REQUIRE(got);
    return got->failed;
  };
  CHECK(who_fails().empty());
  house.frail->hangs = true;
  house.pass(1s); // the last round is no longer fresh
  CHECK(who_fails(timeouts::alive) == "frail");
  house.frail->unanswered.clear();
  house.frail->hangs = false;
  house.pass(1s);
  CHECK(who_fails().empty());
}

TEST_CASE("supervisor: the health names who is down, from the first moment on",
          "[app][supervisor][health]") {
  fixture house;
  CHECK(house.ask<house_health>(house.chief, get_health{})->failed.empty());
  house.kill_frail();
  CHECK(house.ask<house_health>(house.chief, get_health{})->failed == "frail");
  house.pass(100ms);
  CHECK(house.ask<house_health>(house.chief, get_health{})->failed.empty());
}

TEST_CASE("supervisor: strangers who ask for the health make no more than a round a second",
          "[app][supervisor][health][attack]") {
  fixture house;
  for (int asked = 0; asked < 100; ++asked)
    CHECK(house.ask<house_health>(house.chief, get_health{})->failed.empty());
  CHECK(house.frail->asked == 1);
  house.pass(1s);
  // During a round, too.
  house.frail->hangs = true;
  caf::scoped_actor me{house.system};
  for (int asked = 0; asked < 100; ++asked)
    me->send(house.chief, get_health{});
  house.run();
  CHECK(house.frail->asked == 2);
  house.pass(timeouts::alive);
  CHECK(house.ask<house_health>(house.chief, get_health{})->failed == "frail"); // of that round
  CHECK(house.frail->asked == 2);
  house.frail->unanswered.clear();
}

TEST_CASE("supervisor: who throws is restarted, and its last words are the cause",
          "[app][supervisor]") {
  fixture house;
  caf::scoped_actor me{house.system};
  me->monitor(house.frail->present);
  caf::anon_send(house.frail->present, settings_changed{});
  house.run();
  me->receive([&](const caf::down_msg& what) {
    CHECK(from_caf(what.reason).text == "no settings");
    CHECK(from_caf(what.reason).code == errc::internal);
  });
  house.pass(100ms);
  CHECK(house.frail->starts == 2);
}

TEST_CASE("supervisor: ends when all have ended, and starts nobody meanwhile",
          "[app][supervisor]") {
  fixture house;
  caf::scoped_actor me{house.system};
  me->monitor(house.chief);
  house.kill_frail(); // its restart is due in 100 ms
  caf::anon_send(house.chief, shut_down{});
  house.run();
  bool ended = false;
  me->receive([&](const caf::down_msg&) { ended = true; });
  CHECK(ended);
  house.pass(100ms);
  CHECK(house.frail->starts == 1);
}
