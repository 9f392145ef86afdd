// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/supervisor.hpp"

#include "base/backoff.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"

#include <caf/actor_system.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

namespace tessera::app {

/// To itself: the back-off of this line of the table is over.
struct start_again {
  std::size_t line = 0;
};

} // namespace tessera::app

TESSERA_MESSAGE(tessera::app::start_again)

namespace tessera::app {
namespace {

const log_topic topic{"supervisor"};

constexpr unsigned deaths_worth_a_notice = 5;

using private_actor = supervisor_actor::extend<caf::reacts_to<start_again>>;

struct supervisor_state {
  struct entry {
    const resident* plan = nullptr;
    resident_actor handle; ///< empty while it is down
    backoff pause{};
    unsigned restarts = 0;
  };

  private_actor::pointer self;
  site where;
  house_changed house;
  std::vector<entry> entries;
  monotonic::time_point started = monotonic::now();
  bool stopping = false;
  /// The box cannot start at all: who started it says why and stops us.
  std::shared_ptr<std::atomic<bool>> hopeless = std::make_shared<std::atomic<bool>>(false);

  void start(std::size_t line) {
    auto& one = entries[line];
    one.handle = one.plan->start(self->system(), where, house);
    one.pause.started(monotonic::now());
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
    where.on_listening = [told = hopeless, tell = where.on_listening](const result<>& how) {
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
    topic.debug("{} has ended", it->plan->name);
    if (stopping)
      return end_if_empty();
    if (*hopeless)
      return;
    auto why = message.reason ? from_caf(message.reason).message() : std::string{"it ended"};
    auto delay = it->pause.died(monotonic::now());
    ++it->restarts;
    topic.error("{} died ({}); it is started again in {} ms", it->plan->name, why, delay.count());
    if (it->pause.deaths() == deaths_worth_a_notice && house.meeting)
      self->send(house.meeting, door_state{std::string{it->plan->name}, "failed", why});
    auto line = static_cast<std::size_t>(it - entries.begin());
    self->delayed_send(self, delay, start_again{line});
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
      house = {}; // the handles would keep the dead in memory
      self->quit();
    }
  }

  house_status status() const {
    house_status now;
    for (const auto& one : entries)
      now.actors[std::string{one.plan->name}] = {one.handle ? "running" : "restarting",
                                                 one.restarts};
    now.uptime_s =
        std::chrono::duration_cast<std::chrono::seconds>(monotonic::now() - started).count();
    return now;
  }

  /// Answers when every resident that runs has answered; an error as soon as one does not.
  caf::result<alive> ask_all() {
    auto promise = self->make_response_promise<alive>();
    auto left = std::make_shared<std::size_t>(0);
    for (const auto& one : entries) {
      if (!one.handle)
        continue;
      ++*left;
      self->request(one.handle, timeouts::alive, check_alive{})
          .then(
              [promise, left](alive) mutable {
                if (--*left == 0)
                  promise.deliver(alive{});
              },
              [promise, name = one.plan->name](const caf::error& err) mutable {
                topic.error("{} does not answer", name);
                promise.deliver(err);
              });
    }
    if (*left == 0)
      promise.deliver(alive{});
    return promise;
  }
};

private_actor::behavior_type
behave(private_actor::pointer self, const site& where, const std::vector<resident>& table) {
  auto state = std::make_shared<supervisor_state>(supervisor_state{self, where, {}, {}});
  for (const auto& line : table)
    state->entries.push_back({&line, {}, {}, 0});
  auto* s = state.get();
  self->set_down_handler([s](const caf::down_msg& message) { s->down(message); });
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
      [s](get_house) { return s->house; },
      [state](start_again what) {
        if (state->stopping)
          return;
        state->start(what.line);
        state->introduce();
      },
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
