// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/supervisor.hpp"

#include "app/health_book.hpp"
#include "base/backoff.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "loops/last_words.hpp"

#include <caf/actor_system.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace tessera::app {

/// To itself: the back-off of this line of the table is over.
struct start_again {
  std::size_t line = 0;
};
/// To itself: the life that began with this many restarts has become a good one, if it still lasts.
struct lived_well {
  std::size_t line = 0;
  unsigned restarts = 0;
};

} // namespace tessera::app

TESSERA_MESSAGE(tessera::app::start_again)
TESSERA_MESSAGE(tessera::app::lived_well)

namespace tessera::app {
namespace {

const log_topic topic{"supervisor"};

using private_actor =
    supervisor_actor::extend<caf::reacts_to<start_again>, caf::reacts_to<lived_well>>;

/// What the log says somebody died of.
std::string cause_of(const caf::error& reason, caf::actor_system& system) {
  if (!reason)
    return "it ended";
  auto why = from_caf(reason);
  return why.text.empty() ? system.render(reason) : why.text;
}

struct supervisor_state {
  struct entry {
    const resident* plan;
    backoff pause;
    resident_actor handle{}; ///< empty while it is down
    unsigned restarts = 0;
    bool given_up = false;
    bool told = false; ///< the display says that this door fails

    explicit entry(const resident& line) : plan(&line), pause(line.pause) {}
    [[nodiscard]] bool hopeless() const {
      return given_up || pause.deaths() >= deaths_worth_a_notice;
    }
  };

  private_actor::pointer self;
  site where;
  house_changed house;
  std::vector<entry> entries;
  monotonic::time_point began;
  bool stopping = false;
  health_book asked;
  /// The box cannot start at all: who started it says why and stops us.
  std::shared_ptr<std::atomic<bool>> shut = std::make_shared<std::atomic<bool>>(false);

  supervisor_state(private_actor::pointer me, site at, const std::vector<resident>& table)
      : self(me), where(std::move(at)), entries(table.begin(), table.end()), began(now()) {}

  /// Virtual in tests.
  [[nodiscard]] monotonic::time_point now() const { return self->clock().now(); }

  void start(std::size_t line) {
    auto& one = entries[line];
    one.handle = one.plan->start(self->system(), where);
    one.plan->put(house, one.handle);
    one.pause.started(now());
    self->monitor(one.handle);
  }

  void introduce() {
    house.supervisor = self;
    for (const auto& one : entries) {
      if (one.handle)
        self->send(one.handle, house);
    }
  }

  void start_all() {
    where.on_listening = [told = shut, tell = where.on_listening](const result<>& how) {
      *told = !how;
      if (tell)
        tell(how);
    };
    for (std::size_t line = 0; line < entries.size(); ++line)
      start(line);
    where.on_listening = {};
    introduce();
  }

  void down(const caf::down_msg& message) {
    auto it = std::find_if(entries.begin(), entries.end(), [&](const auto& one) {
      return one.handle && one.handle == message.source;
    });
    if (it == entries.end())
      return;
    it->handle = nullptr;
    it->plan->put(house, {});
    topic.debug("{} has ended", it->plan->name);
    if (stopping)
      return end_if_empty();
    if (*shut)
      return;
    bury(*it,
         static_cast<std::size_t>(it - entries.begin()),
         cause_of(message.reason, self->system()));
  }

  void bury(entry& one, std::size_t line, const std::string& why) {
    auto delay = one.pause.died(now());
    if (!delay) {
      one.given_up = true;
      topic.error("{} died ({}): {}; it is not started again", one.plan->name, why, one.plan->loss);
      return tell_door(one, "failed", why);
    }
    ++one.restarts;
    topic.error("{} died ({}): {}; it is started again in {} ms",
                one.plan->name,
                why,
                one.plan->loss,
                delay->count());
    if (one.hopeless())
      tell_door(one, "failed", why);
    self->delayed_send(self, *delay, start_again{line});
  }

  void tell_door(entry& one, const std::string& state, const std::string& why) {
    one.told = state == "failed";
    if (house.meeting && !one.plan->notice.door.empty())
      self->send(house.meeting, door_state{std::string{one.plan->notice.door}, state, why});
  }

  void revive(std::size_t line) {
    if (stopping)
      return;
    start(line);
    introduce();
    const auto& one = entries[line];
    if (one.told)
      self->delayed_send(self, one.plan->pause.good_life, lived_well{line, one.restarts});
  }

  void praise(const lived_well& what) {
    auto& one = entries[what.line];
    if (stopping || !one.handle || one.restarts != what.restarts || !one.told)
      return;
    one.pause.reset();
    topic.info("{} lives well again", one.plan->name);
    if (one.plan->notice.opens_by_itself)
      one.told = false;
    else
      tell_door(one, "open", {});
  }

  void stop() {
    stopping = true;
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
      if (it->handle)
        self->send(it->handle, shut_down{});
    }
    end_if_empty();
  }

  void end_if_empty() {
    bool empty = std::none_of(entries.begin(), entries.end(), [](const auto& one) {
      return static_cast<bool>(one.handle);
    });
    if (empty) {
      house = {}; // the handles would keep the dead in memory, and so would the promises
      asked.close();
      self->quit();
    }
  }

  [[nodiscard]] house_status status() const {
    house_status all;
    for (const auto& one : entries) {
      auto state = one.handle ? "running" : one.hopeless() ? "failed" : "restarting";
      all.actors[std::string{one.plan->name}] = {state, one.restarts};
    }
    all.uptime_s = std::chrono::duration_cast<std::chrono::seconds>(now() - began).count();
    return all;
  }

  /// Asks every resident that runs. `then` hears of the first that does not answer in time, or
  /// nothing once all have.
  template <class Then>
  void go_round(Then then) {
    auto left = std::make_shared<std::size_t>(0);
    auto tell = [left, then](std::optional<failure> fault, std::string_view who) mutable {
      if (*left == 0)
        return; // somebody else was the first
      *left = fault ? 0 : *left - 1;
      if (*left == 0)
        then(std::move(fault), who);
    };
    for (const auto& one : entries)
      *left += one.handle ? 1 : 0;
    if (*left == 0)
      return then(std::optional<failure>{}, std::string_view{});
    for (const auto& one : entries) {
      if (!one.handle)
        continue;
      self->request(one.handle, timeouts::alive, check_alive{})
          .then([tell](alive) mutable { tell({}, {}); },
                [tell, name = one.plan->name](const caf::error& err) mutable {
                  topic.error("{} does not answer", name);
                  tell(from_caf(err), name);
                });
    }
  }

  caf::result<alive> ask_all() {
    auto promise = self->make_response_promise<alive>();
    go_round([promise](std::optional<failure> fault, std::string_view) mutable {
      if (fault)
        promise.deliver(to_caf(*fault));
      else
        promise.deliver(alive{});
    });
    return promise;
  }

  caf::result<house_health> health() {
    for (const auto& one : entries) {
      if (!one.handle)
        return house_health{std::string{one.plan->name}};
    }
    if (auto known = asked.answer(now()))
      return *known;
    auto promise = self->make_response_promise<house_health>();
    if (asked.add(promise))
      go_round([this](const std::optional<failure>&, std::string_view who) {
        asked.ended(std::string{who}, now());
      });
    return promise;
  }
};

private_actor::behavior_type
behave(private_actor::pointer self, const site& where, const std::vector<resident>& table) {
  auto state = std::make_shared<supervisor_state>(self, where, table);
  auto* s = state.get();
  self->set_down_handler([s](const caf::down_msg& message) { s->down(message); });
  self->set_exception_handler([](std::exception_ptr& thrown) {
    auto why = loops::as_cause_of_death(thrown);
    topic.error("the supervisor itself dies: {}", from_caf(why).message());
    return why;
  });
  s->start_all();
  return {
      [s](const shut_down&) { s->stop(); },
      [s](const settings_changed& what) {
        s->where.values = what.values;
        for (const auto& one : s->entries) {
          if (one.handle)
            s->self->send(one.handle, what);
        }
      },
      [s](check_alive) { return s->ask_all(); },
      [s](get_status) { return s->status(); },
      [s](get_health) { return s->health(); },
      [s](get_house) { return s->house; },
      [state](start_again what) { state->revive(what.line); },
      [s](const lived_well& what) { s->praise(what); },
  };
}

} // namespace

supervisor_actor
spawn_supervisor(caf::actor_system& system, site where, const std::vector<resident>& table) {
  auto begin = [](private_actor::pointer self,
                  const std::shared_ptr<site>& at,
                  const std::vector<resident>* lines) { return behave(self, *at, *lines); };
  return system.spawn(begin, std::make_shared<site>(std::move(where)), &table);
}

} // namespace tessera::app
