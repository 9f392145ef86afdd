// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

#include <tessera/actors.hpp>

#include <memory>
#include <span>

#include <caf/fwd.hpp>

namespace tessera::meeting {

[[nodiscard]] std::span<const option> meeting_options();

/// Spawns the meeting. What survives a restart stands in `state_folder`/meeting.json; when that
/// cannot be written, the meeting goes on without (logged once).
[[nodiscard]] meeting_actor spawn_meeting(caf::actor_system& system,
                                          std::shared_ptr<const settings> values);

} // namespace tessera::meeting
