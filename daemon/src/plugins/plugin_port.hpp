// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "net/event_loop.hpp"
#include "plugins/control_protocol.hpp"

#include <tessera/plugin.hpp>

#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>

namespace tessera::plugins {

/// One life of a door, seen from tesserad; where it runs is the only thing that differs.
/// Context: the network thread. Destroying it ends the life at once; never do it within a handler.
class plugin_port {
public:
  struct handlers {
    std::function<void(control::from_door)> on_message;
    /// Once, never from within a call of yours: the program is gone. `reason` is for people.
    std::function<void(const std::string& reason)> on_gone;
  };
  virtual ~plugin_port() = default;
  virtual void send(control::to_door message, unique_fd fd = {}) = 0;
  /// 0 inside tesserad.
  [[nodiscard]] virtual pid_t pid() const noexcept = 0;
};

/// Inside tesserad, on a thread of its own.
[[nodiscard]] std::unique_ptr<plugin_port>
open_local_port(net::event_loop& network, const plugin_descriptor& plugin, plugin_port::handlers h);

/// In a host process of its own, which runs `program`. Errors: io_error.
[[nodiscard]] result<std::unique_ptr<plugin_port>>
open_process_port(net::event_loop& network,
                  const std::string& name,
                  const std::string& library,
                  const std::string& state_folder,
                  const std::string& program,
                  plugin_port::handlers h);

} // namespace tessera::plugins
