// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "link/port_block.hpp"
#include "link/tcp_link.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace tessera::airplay {

/// A TCP port that takes one connection, from one sender's address; everybody else is closed as
/// they come. Context: the loop's thread.
class sender_port {
public:
  /// `sender`: an address without port. Errors: address_in_use (all), as net::open_listeners.
  [[nodiscard]] static result<std::unique_ptr<sender_port>>
  open(net::event_loop& loop, port_block among, std::string sender, tcp_link::handlers what);
  ~sender_port();

  [[nodiscard]] std::uint16_t port() const noexcept { return acceptor_->port(); }
  /// Nothing is heard of it any more.
  void close();

private:
  sender_port(std::string sender, tcp_link::handlers what)
      : sender_(std::move(sender)), what_(std::move(what)) {}
  void accept(std::shared_ptr<tcp_link> link);

  std::string sender_;
  tcp_link::handlers what_;
  std::unique_ptr<tcp_acceptor> acceptor_;
  std::shared_ptr<tcp_link> link_;
};

} // namespace tessera::airplay
