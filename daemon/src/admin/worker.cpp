// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/worker.hpp"

#include <caf/actor_system.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <exception>

namespace tessera::admin {
namespace {

result<nlohmann::json> outcome_of(const do_work& what) {
  try {
    return what.work();
  } catch (const std::exception& thrown) { // no memory, mostly
    return {errc::internal, thrown.what()};
  }
}

} // namespace

worker_actor spawn_worker(caf::actor_system& system) {
  return system.spawn<caf::detached>([](worker_actor::pointer self) -> worker_actor::behavior_type {
    return {[self](const do_work& what) {
      self->quit();
      return work_done{std::make_shared<const result<nlohmann::json>>(outcome_of(what))};
    }};
  });
}

} // namespace tessera::admin
