// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/admin_actor.hpp"
#include "base/backoff.hpp"
#include "base/options.hpp"
#include "base/result.hpp"
#include "loops/asio_loop.hpp"
#include "loops/glib_loop.hpp"
#include "net/event_loop.hpp"

#include <tessera/actors.hpp>

#include <caf/fwd.hpp>
#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::app {

/// Where and with what the actors of the house are started.
struct site {
  net::event_loop& network;
  loops::asio_loop& asio;
  loops::glib_loop& glib;
  std::shared_ptr<const settings> values;
  std::string web_folder;
  admin::box_services box;
  /// For the first start of the web door only; empty afterwards.
  std::function<void(const result<>&)> on_listening;
};

/// What the display says of somebody who dies again and again.
struct door_notice {
  std::string_view door = {};   ///< by the name in the room document; empty: it is no door
  bool opens_by_itself = false; ///< it tells meeting "open" whenever it starts
};

/// One line of the supervision table.
struct resident {
  std::string_view name;
  std::string_view loss; ///< what people lose with its death, for the log
  door_notice notice;
  backoff::rule pause;
  std::function<resident_actor(caf::actor_system&, const site&)> start;
  /// Puts its handle into the house, or takes it out (an empty one).
  std::function<void(house_changed&, const resident_actor&)> put;
};

/// In the order of the start. All are told at once to stop, the last one first.
[[nodiscard]] const std::vector<resident>& residents();

} // namespace tessera::app
