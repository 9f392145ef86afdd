// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "loops/loop_actor.hpp"

#include <tessera/actors.hpp>

#include <memory>

namespace tessera::media {

/// Spawns the owner of all peer connections on the GLib thread. GStreamer starts with the first
/// peer.
[[nodiscard]] media_actor
spawn_media(caf::actor_system& system, loops::loop& where, std::shared_ptr<const settings> values);

} // namespace tessera::media
