// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/asio_loop.hpp"
#include "net/event_loop.hpp"

#include <tessera/actors.hpp>

#include <memory>

namespace caf {
class actor_system;
}

namespace tessera::network {

/// Tells meeting the box's addresses, at the start and whenever they change. `network` is the
/// thread of `loop`.
[[nodiscard]] network_actor spawn_network(caf::actor_system& system,
                                          loops::asio_loop& loop,
                                          net::event_loop& network,
                                          std::shared_ptr<const settings> values);

} // namespace tessera::network
