// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"
#include "loops/asio_loop.hpp"
#include "net/event_loop.hpp"

#include <tessera/actors.hpp>

#include <caf/fwd.hpp>
#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tessera::admin {

[[nodiscard]] option_table admin_options();

/// Checks a configuration file; empty = the one in force. Returns `{path, faults}` as
/// `config.check` answers. Context: a thread of its own, one at a time; it may read files and must
/// not throw.
using config_checker = std::function<nlohmann::json(const std::string& path)>;

/// What the box itself knows and does; all but the last two read or write files. Context: a thread
/// that may wait.
struct box_services {
  config_checker check;
  std::function<nlohmann::json()> list_settings;
  std::function<result<nlohmann::json>(const nlohmann::json& values)> set_settings;
  std::function<result<nlohmann::json>(const std::vector<std::string>& keys)> reset_settings;
  std::function<std::string()> print_settings;
  std::function<std::string()> overrides_state; ///< none, good, recovered, lost; any thread
  /// What was set and could not be used at the start: key and reason. Any thread.
  std::function<std::map<std::string, std::string>()> left_out;
};

/// The admin socket, and the calls that the house handles: docs/api.md. Fails at the start when it
/// cannot listen (logged with advice); the supervisor starts it again.
[[nodiscard]] admin_actor spawn_admin(caf::actor_system& system,
                                      loops::asio_loop& where,
                                      net::event_loop& network,
                                      std::shared_ptr<const settings> values,
                                      box_services box);

} // namespace tessera::admin
