// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "net/event_loop.hpp"

#include <sys/types.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::net {

/// Who sits at the other end of a Unix socket (SO_PEERCRED, SO_PEERGROUPS).
struct peer_credentials {
  pid_t pid = 0;
  uid_t uid = 0;
  gid_t gid = 0;
  std::vector<gid_t> groups = {}; ///< the supplementary ones

  [[nodiscard]] bool in_group(gid_t which) const {
    return gid == which || std::find(groups.begin(), groups.end(), which) != groups.end();
  }
};

/// Where and for whom a Unix socket listens. A stale socket file is replaced.
struct unix_listen_options {
  std::string path;
  unsigned mode = 0660;
  std::string group = {};                  ///< empty = keep the process's group
  std::size_t max_message = 64 * 1024;     ///< line or packet to us; more closes the connection
  std::size_t max_queue = 4 * 1024 * 1024; ///< bytes waiting for a slow reader; more closes
  std::size_t max_connections = 64;        ///< more are turned away
};

/// One connection that speaks lines of text. It stays alive until it is closed.
/// Context: the loop's thread. An interface, so that tests can stand in.
class line_connection {
public:
  struct handlers {
    std::function<void(std::string_view line)> on_line; ///< without "\n", never empty
    /// A line was too long: the last word may be sent from here, then the connection closes.
    std::function<void(const failure& why)> on_fault = {};
    /// Once, never from within send_line() or close(). Handlers are forgotten after it.
    std::function<void(const std::string& reason)> on_closed;
  };
  virtual ~line_connection() = default;
  /// One up for each connection of this process.
  [[nodiscard]] virtual std::uint64_t id() const noexcept = 0;
  [[nodiscard]] virtual const peer_credentials& peer() const noexcept = 0;
  virtual void set_handlers(handlers h) = 0;
  /// `line` has no "\n" in it. After close() it does nothing.
  virtual void send_line(std::string line) = 0;
  /// Sends what is queued (for 1 s at most), then closes.
  virtual void close() = 0;
};

class line_server {
public:
  using on_connection = std::function<void(std::shared_ptr<line_connection>)>;
  /// `accept` sets the handlers of the new connection. Context: the loop's thread.
  /// Errors: address_in_use when a live program listens there, permission_denied, not_found (no
  /// such folder or group), invalid_argument (path too long), io_error.
  [[nodiscard]] static result<std::unique_ptr<line_server>>
  listen(event_loop& loop, unix_listen_options opts, on_connection accept);
  /// close()s. On the loop's thread or after the loop has stopped.
  ~line_server();
  /// Stops listening, removes the file, closes all connections.
  void close();

private:
  class impl;
  explicit line_server(std::shared_ptr<impl> state);
  std::shared_ptr<impl> impl_;
};

/// The simple blocking client's side, for tesseractl. Context: any one thread.
class line_client {
public:
  /// Errors: not_found (no such socket: is tesserad running?), permission_denied (which group is
  /// needed), unavailable (nobody listens), io_error.
  [[nodiscard]] static result<line_client> connect(const std::string& path);
  /// Errors: closed, io_error, timeout (5 s).
  [[nodiscard]] result<> send_line(std::string_view line);
  /// Lines of up to 1 MiB. Errors: timeout, closed, message_too_large, io_error.
  [[nodiscard]] result<std::string> read_line(std::chrono::milliseconds timeout);
  [[nodiscard]] int fd() const noexcept { return fd_.get(); }

private:
  explicit line_client(unique_fd fd) : fd_(std::move(fd)) {}
  unique_fd fd_;
  std::string pending_;
};

} // namespace tessera::net
