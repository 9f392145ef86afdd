// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/residents.hpp"

#include <tessera/actors.hpp>

#include <vector>

#include <caf/fwd.hpp>

namespace tessera::app {

/// Starts the residents and restarts whoever dies, after 0.1 s, doubling to 30 s (base/backoff.hpp). It
/// never gives up, but with the fifth death in a row the display says that a part of the box fails.
/// It ends when all residents have ended after shut_down.
[[nodiscard]] supervisor_actor
spawn_supervisor(caf::actor_system& system, site where, const std::vector<resident>& table = residents());

} // namespace tessera::app
