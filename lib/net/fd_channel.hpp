// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "net/event_loop.hpp"
#include "net/unix_socket.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace tessera::net {

/// A SOCK_SEQPACKET connection: whole messages of text, each with at most one file descriptor.
/// Lanes reach the kiosk on one; plugin hosts and tesserad talk over one. It stays alive until it
/// is closed. Context: the loop's thread. An interface, so that tests can stand in.
class fd_channel {
public:
  struct handlers {
    /// `fd` is empty when none came along.
    std::function<void(std::string_view text, unique_fd fd)> on_message;
    /// Once, never from within send() or close(). Handlers are forgotten after it.
    std::function<void(const std::string& reason)> on_closed;
  };
  static constexpr std::size_t max_message = 64 * 1024;

  /// Takes over a connected SEQPACKET socket, for instance one inherited from tesserad.
  /// Errors: invalid_argument (no such socket).
  [[nodiscard]] static result<std::shared_ptr<fd_channel>> adopt(event_loop& loop, unique_fd fd);

  virtual ~fd_channel() = default;
  [[nodiscard]] virtual std::uint64_t id() const noexcept = 0;
  [[nodiscard]] virtual const peer_credentials& peer() const noexcept = 0;
  virtual void set_handlers(handlers h) = 0;
  /// Keeps the order. Longer than max_message or more than 4 MiB (256 descriptors) unread:
  /// the channel closes. After close() it does nothing.
  virtual void send(std::string text, unique_fd fd = {}) = 0;
  /// Sends what is queued (for 1 s at most), then closes.
  virtual void close() = 0;
};

/// Two connected ends (close-on-exec, non-blocking), for a child process and its parent.
[[nodiscard]] result<std::pair<unique_fd, unique_fd>> make_fd_channel_pair();

class seqpacket_server {
public:
  using on_connection = std::function<void(std::shared_ptr<fd_channel>)>;
  /// As line_server::listen.
  [[nodiscard]] static result<std::unique_ptr<seqpacket_server>>
  listen(event_loop& loop, unix_listen_options opts, on_connection accept);
  ~seqpacket_server();
  void close();

private:
  class impl;
  explicit seqpacket_server(std::shared_ptr<impl> state);
  std::shared_ptr<impl> impl_;
};

} // namespace tessera::net
