// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <sys/socket.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tessera::net {

struct tcp_address {
  sockaddr_storage storage{};
  socklen_t size = 0;
  [[nodiscard]] const sockaddr* get() const noexcept {
    return reinterpret_cast<const sockaddr*>(&storage);
  }
  [[nodiscard]] bool ipv6() const noexcept { return storage.ss_family == AF_INET6; }
};

/// Without the port; an IPv6 address with its interface when it needs one.
[[nodiscard]] std::string text_of(const tcp_address& from);

/// Listening sockets on one port of each of these addresses, not blocking. "::" is IPv6 only, so it
/// goes well with "0.0.0.0"; an IPv6 address is left out (logged) when the system has no IPv6.
/// Errors: address_in_use, permission_denied (port under 1024), invalid_argument, io_error; the
/// text says what to do.
/// Of port 0 the free one that the first of them finds, or, without `one_port`, each its own.
[[nodiscard]] result<std::vector<unique_fd>>
open_listeners(const std::vector<std::string>& addresses,
               std::uint16_t port,
               int backlog,
               bool one_port = true);

[[nodiscard]] std::uint16_t port_of(int fd) noexcept;

/// Whether a server could listen there now, found out by listening for a moment. Port 0 tries the
/// addresses alone. Errors: as open_listeners.
[[nodiscard]] result<> try_listening(const std::vector<std::string>& addresses, std::uint16_t port);

} // namespace tessera::net
