// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "unix_connect.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>

namespace tessera::kiosk {

result<unique_fd> unix_connect(const std::string& path, int type) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path)
    return {errc::invalid_argument,
            "cannot connect to " + path +
                ": the path is too long for a Unix socket; choose a "
                "shorter runtime folder"};
  std::memcpy(address.sun_path, path.data(), path.size());
  unique_fd fd{::socket(AF_UNIX, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  if (!fd)
    return {errc::io_error, std::string{"cannot make a socket: "} + std::strerror(errno)};
  if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    auto why = errno;
    return {why == EACCES ? errc::permission_denied : errc::unavailable,
            "cannot connect to " + path + ": " + std::strerror(why)};
  }
  return fd;
}

} // namespace tessera::kiosk
