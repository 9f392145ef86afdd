// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/asio_loop.hpp"
#include "net/event_loop.hpp"

#include <tessera/actors.hpp>

#include <memory>
#include <string>

namespace caf {
class actor_system;
}

namespace tessera::plugins {

struct plugins_context {
  net::event_loop& network; ///< the thread of the asio loop below
  /// Each plugin gets STATE_FOLDER/plugins/NAME.
  std::string state_folder;
};

/// The doors of plugins, as one share owner. They open once the house has a meeting. Restarted by
/// the supervisor; its doors end with it.
[[nodiscard]] plugins_actor spawn_plugins(caf::actor_system& system,
                                          loops::asio_loop& loop,
                                          plugins_context context,
                                          std::shared_ptr<const settings> values);

} // namespace tessera::plugins
