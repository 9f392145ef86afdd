// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/checker.hpp"

#include <caf/actor_system.hpp>
#include <caf/typed_event_based_actor.hpp>
#include <nlohmann/json.hpp>

namespace tessera::admin {

checker_actor spawn_checker(caf::actor_system& system, const config_checker& check) {
  return system.spawn<caf::detached>(
      [](checker_actor::pointer self, const config_checker& work) -> checker_actor::behavior_type {
        return {[self, work](const check_config& what) {
          self->quit();
          return config_checked{std::make_shared<nlohmann::json>(work(what.path))};
        }};
      },
      check);
}

} // namespace tessera::admin
