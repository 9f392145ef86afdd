// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/unique_fd.hpp"
#include "link/port_block.hpp"
#include "net/event_loop.hpp"
#include "net/fd_watch.hpp"
#include "net/tcp_listener.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tessera::airplay {

/// A UDP socket for one sender: what comes from another address is thrown away.
/// Context: the loop's thread.
class udp_link {
public:
  static constexpr std::size_t max_datagram = 4 * 1024; ///< more is cut off
  using on_datagram = std::function<void(std::string_view)>;

  /// `sender`: an address without port. Errors: address_in_use (all ports), invalid_argument
  /// (address), io_error.
  [[nodiscard]] static result<std::unique_ptr<udp_link>>
  open(net::event_loop& loop, const std::string& sender, port_block among, on_datagram taken);

  /// To that port of the sender's. One that is lost is lost.
  void send_to(std::uint16_t port, std::string_view bytes);
  [[nodiscard]] std::uint16_t port() const noexcept { return net::port_of(socket_.get()); }

private:
  udp_link(net::event_loop& loop, unique_fd socket, net::tcp_address sender, on_datagram taken);
  void read();

  unique_fd socket_;
  net::tcp_address sender_;
  on_datagram taken_;
  std::unique_ptr<net::fd_watch> watch_;
};

} // namespace tessera::airplay
