// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/residents.hpp"

#include <tessera/actors.hpp>

#include <caf/fwd.hpp>

#include <vector>

namespace tessera::app {

/// From so many deaths in a row on somebody counts as failed: `tesseractl status` says so, and the
/// display when it is a door.
inline constexpr unsigned deaths_worth_a_notice = 5;

/// Starts the residents and restarts whoever dies, after the pause that its line of the table
/// names. While somebody is down its handle in the house is empty. It ends when all residents have
/// ended after shut_down. `table` outlives it.
[[nodiscard]] supervisor_actor spawn_supervisor(caf::actor_system& system,
                                                site where,
                                                const std::vector<resident>& table = residents());

} // namespace tessera::app
