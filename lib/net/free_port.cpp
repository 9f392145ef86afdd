// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/free_port.hpp"

#include "base/unique_fd.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

namespace tessera::net {

std::uint16_t free_port() {
  unique_fd probe{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_in where{};
  where.sin_family = AF_INET;
  socklen_t size = sizeof where;
  auto* address = reinterpret_cast<sockaddr*>(&where);
  if (!probe || ::bind(probe.get(), address, sizeof where) != 0 ||
      ::getsockname(probe.get(), address, &size) != 0)
    return 0;
  return ntohs(where.sin_port);
}

} // namespace tessera::net
