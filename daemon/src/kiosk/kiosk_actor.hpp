// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "loops/asio_loop.hpp"
#include "net/event_loop.hpp"

#include <tessera/actors.hpp>

#include <caf/fwd.hpp>

#include <memory>

namespace tessera::kiosk {

[[nodiscard]] option_table kiosk_options();

/// The kiosk socket: the room document out, the kiosk's wishes in, lanes handed over. Fails at the
/// start when it cannot listen (logged with advice); the supervisor starts it again.
[[nodiscard]] kiosk_actor spawn_kiosk(caf::actor_system& system,
                                      loops::asio_loop& where,
                                      net::event_loop& network,
                                      std::shared_ptr<const settings> values);

} // namespace tessera::kiosk
