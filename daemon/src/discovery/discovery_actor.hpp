// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/glib_loop.hpp"

#include <tessera/actors.hpp>

#include <memory>

namespace caf {
class actor_system;
}

namespace tessera::discovery {

/// Publishes the room by DNS-SD and follows the room document.
[[nodiscard]] discovery_actor spawn_discovery(caf::actor_system& system,
                                              loops::glib_loop& loop,
                                              std::shared_ptr<const settings> values);

} // namespace tessera::discovery
