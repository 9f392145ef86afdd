// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "link/tcp_link.hpp"
#include "session/mirror_stream.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tessera::airplay {

/// Where one sender's pictures come in: a port of its own that takes one connection, from that
/// sender's address. Context: the loop's thread.
class mirror_port {
public:
  static constexpr std::uint16_t first_port = 7100;
  static constexpr std::uint16_t ports = 32;

  /// Errors: address_in_use (all of them).
  [[nodiscard]] static result<std::unique_ptr<mirror_port>>
  open(net::event_loop& loop,
       std::string sender,
       std::unique_ptr<mirror_stream> stream,
       std::function<void(const std::string& why)> on_over);

  [[nodiscard]] std::uint16_t port() const noexcept { return acceptor_->port(); }
  [[nodiscard]] const mirror_stream& stream() const noexcept { return *stream_; }

private:
  mirror_port(std::string sender,
              std::unique_ptr<mirror_stream> stream,
              std::function<void(const std::string&)> on_over);
  void accept(std::shared_ptr<tcp_link> link);
  void over(const std::string& why);

  std::string sender_;
  std::unique_ptr<mirror_stream> stream_;
  std::function<void(const std::string&)> on_over_;
  std::unique_ptr<tcp_acceptor> acceptor_;
  std::shared_ptr<tcp_link> link_;
};

/// Asks the sender for its time, over UDP. Context: the loop's thread.
class timing_port {
public:
  static constexpr std::uint16_t first_port = 6000;
  static constexpr std::uint16_t ports = 32;

  /// Errors: address_in_use (all of them), invalid_argument (address).
  [[nodiscard]] static result<std::unique_ptr<timing_port>>
  open(net::event_loop& loop, const std::string& sender, std::uint16_t sender_port);
  ~timing_port();

  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  [[nodiscard]] const sender_clock& clock() const noexcept { return clock_; }

private:
  timing_port(net::event_loop& loop, unique_fd socket);
  void ask();
  void read();

  net::event_loop& loop_;
  unique_fd socket_;
  std::uint16_t port_ = 0;
  std::unique_ptr<net::fd_watch> watch_;
  net::timer timer_;
  sender_clock clock_;
};

} // namespace tessera::airplay
