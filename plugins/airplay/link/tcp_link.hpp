// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "net/event_loop.hpp"
#include "net/fd_watch.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::airplay {

/// A connection that a sender has opened. Context: the loop's thread.
class tcp_link : public std::enable_shared_from_this<tcp_link> {
public:
  static constexpr std::size_t most_unsent =
      1024 * 1024; ///< a sender that reads nothing is cut off

  struct handlers {
    std::function<void(std::string_view)> on_bytes;
    /// Once, when the other side has gone or reads nothing; not after close().
    std::function<void()> on_closed;
    /// Before each read; true: nothing is read for a moment, and the other side has to wait. Empty:
    /// never.
    std::function<bool()> holds_up = {};
  };

  tcp_link(net::event_loop& loop, unique_fd fd, std::string peer);
  void start(handlers what);
  void send(std::string_view bytes);
  /// At once; what is not sent is lost.
  void close();
  /// When everything is sent.
  void close_later();
  [[nodiscard]] const std::string& peer() const noexcept { return peer_; } ///< address without port
  [[nodiscard]] bool open() const noexcept { return static_cast<bool>(fd_); }

private:
  void watch();
  void read();
  void pause();
  void write();
  void fail();
  void cut();

  net::event_loop& loop_;
  unique_fd fd_;
  std::string peer_;
  std::unique_ptr<net::fd_watch> watch_;
  net::timer paused_;
  handlers handlers_;
  std::string unsent_;
  bool writing_ = false;
  bool closing_ = false;
  bool told_ = false; ///< nothing is said any more
};

/// Listening sockets on one port of several addresses. Context: the loop's thread.
class tcp_acceptor {
public:
  using on_link = std::function<void(std::shared_ptr<tcp_link>)>;

  /// Errors: as net::open_listeners.
  [[nodiscard]] static result<std::unique_ptr<tcp_acceptor>>
  open(net::event_loop& loop,
       const std::vector<std::string>& addresses,
       std::uint16_t port,
       on_link accepted);
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

private:
  tcp_acceptor(net::event_loop& loop, std::vector<unique_fd> sockets, on_link accepted);
  void accept_at(int socket);

  net::event_loop& loop_;
  std::vector<unique_fd> sockets_;
  std::vector<std::unique_ptr<net::fd_watch>> watches_;
  on_link accepted_;
  std::uint16_t port_ = 0;
};

} // namespace tessera::airplay
