// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"
#include "loops/asio_loop.hpp"
#include "loops/glib_loop.hpp"
#include "net/event_loop.hpp"

#include <tessera/actors.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <caf/fwd.hpp>
#include <nlohmann/json_fwd.hpp>

namespace tessera::app {

/// Where and with what the actors of the house are started.
struct site {
  net::event_loop& network;
  loops::asio_loop& asio;
  loops::glib_loop& glib;
  std::shared_ptr<const settings> values;
  std::string web_folder;
  std::function<nlohmann::json(const std::string& path)> check_config;
  /// For the first start of the web door only; empty afterwards.
  std::function<void(const result<>&)> on_listening;
};

/// One line of the supervision table: who it is, how it is started, where its handle belongs.
struct resident {
  std::string_view name;
  std::function<resident_actor(caf::actor_system&, const site&, house_changed&)> start;
};

/// In the order of the start. The last is stopped first.
[[nodiscard]] const std::vector<resident>& residents();

} // namespace tessera::app
