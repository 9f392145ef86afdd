// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "support/hand_loop.hpp"

#include <tessera/actors.hpp>
#include <tessera/messages/error.hpp>

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/scheduler/test_coordinator.hpp>
#include <caf/scoped_actor.hpp>
#include <caf/send.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <utility>
#include <vector>

namespace tessera::test {

struct virtual_time : caf::actor_system_config {
  virtual_time() { set("scheduler.policy", caf::atom("testing")); }
};

/// A part of the house on CAF's deterministic scheduler and a loop that is turned by hand.
struct house_bench {
  virtual_time config;
  hand_loop loop;
  caf::actor_system system{config};
  caf::scheduler::test_coordinator& clock =
      dynamic_cast<caf::scheduler::test_coordinator&>(system.scheduler());

  /// Until nobody has anything to do.
  void run() {
    while (clock.try_run_once() || loop.run_once()) {
    }
  }

  /// What `whom` answers to `what`: errc::ok, or the error.
  template <class Answer, class Handle, class Message>
  errc code_of(const Handle& whom, Message what) {
    caf::scoped_actor me{system};
    auto code = errc::internal;
    auto pending = me->request(whom, caf::infinite, std::move(what));
    run();
    pending.receive([&](const Answer&) { code = errc::ok; },
                    [&](const caf::error& why) { code = from_caf(why).code; });
    return code;
  }

  std::vector<ice_state> states; ///< that any door was told

  /// A door that hears everything and says nothing.
  peer_watcher_actor spawn_door() {
    return system.spawn([this](peer_watcher_actor::pointer) -> peer_watcher_actor::behavior_type {
      return {[](const local_candidate&) {},
              [this](const ice_state_changed& what) { states.push_back(what.state); },
              [](const pair_selected&) {},
              [](const peer_failed&) {},
              [](const view_progress&) {}};
    });
  }

  template <class Handle>
  void end(const Handle& who) {
    caf::anon_send_exit(who, caf::exit_reason::kill);
    run();
  }
};

} // namespace tessera::test
