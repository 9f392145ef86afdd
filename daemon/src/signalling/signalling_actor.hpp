// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"
#include "loops/asio_loop.hpp"
#include "net/event_loop.hpp"

#include <tessera/actors.hpp>

#include <functional>
#include <memory>
#include <span>
#include <string>

#include <caf/fwd.hpp>

namespace tessera::signalling {

class house_services;
class web_door;

[[nodiscard]] std::span<const option> signalling_options();

struct start_up {
  std::shared_ptr<const settings> values;
  std::string web_folder; ///< where web/ stands when web.folder is empty
  /// Called once on the network thread: listening, or why not; after an error the actor ends.
  std::function<void(const result<>&)> on_listening;
};

/// Makes the door that the actor stands behind. Context: the actor's thread, once.
using door_maker = std::function<result<std::unique_ptr<web_door>>(house_services&)>;

/// With this door; `on_listening` as above.
[[nodiscard]] signalling_actor spawn_signalling(caf::actor_system& system,
                                                loops::loop& home,
                                                net::event_loop& network,
                                                door_maker make_door,
                                                std::function<void(const result<>&)> on_listening);

/// With the box's own, on the network thread.
[[nodiscard]] signalling_actor
spawn_signalling(caf::actor_system& system, loops::asio_loop& home, net::event_loop& network, start_up how);

} // namespace tessera::signalling
