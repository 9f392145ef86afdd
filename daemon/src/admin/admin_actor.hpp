// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "loops/asio_loop.hpp"
#include "net/event_loop.hpp"

#include <tessera/actors.hpp>

#include <caf/fwd.hpp>
#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <string>

namespace tessera::admin {

[[nodiscard]] option_table admin_options();

/// Checks a configuration file; empty = the one in force. Returns `{path, faults}` as
/// `config.check` answers. Context: a thread of its own, one at a time; it may read files and must
/// not throw.
using config_checker = std::function<nlohmann::json(const std::string& path)>;

/// The admin socket: what tesseractl shows and does. Fails at the start when it cannot listen
/// (logged with advice); the supervisor starts it again.
[[nodiscard]] admin_actor spawn_admin(caf::actor_system& system,
                                      loops::asio_loop& where,
                                      net::event_loop& network,
                                      std::shared_ptr<const settings> values,
                                      config_checker check);

} // namespace tessera::admin
