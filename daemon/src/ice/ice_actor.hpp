// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "loops/loop_actor.hpp"

#include <tessera/actors.hpp>

#include <memory>

namespace tessera::ice {

/// Spawns the owner of all ICE agents on the GLib thread. Nothing of GStreamer or libnice runs
/// before the first open_agent.
[[nodiscard]] ice_actor
spawn_ice(caf::actor_system& system, loops::loop& where, std::shared_ptr<const settings> values);

} // namespace tessera::ice
