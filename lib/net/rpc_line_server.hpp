// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/event_loop.hpp"
#include "net/rpc_line_session.hpp"
#include "net/unix_socket.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::net {

/// A Unix socket whose clients are rpc_line_sessions. A client that does not say hello within 10 s
/// is sent away. Context: the loop's thread.
class rpc_line_server {
public:
  struct options {
    unix_listen_options socket;
    rpc::role role = rpc::role::kiosk;
    std::string version;
    /// The refusal is told to the client, which is closed then.
    std::function<result<>(const peer_credentials&)> may_connect;
  };
  using session_ptr = std::shared_ptr<rpc_line_session>;
  struct handlers {
    std::function<void(const session_ptr&)> on_ready;
    std::function<void(const session_ptr&, json_rpc::call)> on_call;
    /// A session that was ready is gone.
    std::function<void(const session_ptr&, const std::string& reason)> on_closed;
  };

  /// Errors: as line_server::listen.
  [[nodiscard]] static result<std::unique_ptr<rpc_line_server>>
  listen(event_loop& loop, options opts, handlers h);
  /// Cuts all sessions; no handler runs after it.
  ~rpc_line_server();

  /// Those that have said hello.
  [[nodiscard]] std::vector<session_ptr> sessions() const;

private:
  class impl;
  explicit rpc_line_server(std::shared_ptr<impl> state);
  std::shared_ptr<impl> impl_;
};

} // namespace tessera::net
