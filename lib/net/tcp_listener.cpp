// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/tcp_listener.hpp"

#include "base/file.hpp"
#include "base/log.hpp"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>

#include <array>
#include <cerrno>
#include <optional>
#include <utility>

namespace tessera::net {
namespace {

const log_topic topic{"http"};

std::optional<tcp_address> address_from(const std::string& text, std::uint16_t port) {
  tcp_address out;
  auto& v4 = reinterpret_cast<sockaddr_in&>(out.storage);
  auto& v6 = reinterpret_cast<sockaddr_in6&>(out.storage);
  if (::inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    out.size = sizeof v4;
    return out;
  }
  if (::inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1) {
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    out.size = sizeof v6;
    return out;
  }
  return std::nullopt;
}

failure listen_error(int err, const std::string& address, std::uint16_t port) {
  auto where = address + " port " + std::to_string(port);
  if (err == EADDRINUSE)
    return {errc::address_in_use,
            "cannot listen on " + where +
                ": another program uses this port already; stop it or choose another port",
            {}};
  if (err == EACCES)
    return {errc::permission_denied,
            "cannot listen on " + where +
                ": ports under 1024 need the capability CAP_NET_BIND_SERVICE; choose a port from "
                "1024 up or grant it",
            {}};
  if (err == EADDRNOTAVAIL)
    return {errc::invalid_argument,
            "cannot listen on " + where +
                ": no interface of this machine has that address; use 0.0.0.0 for all of them",
            {}};
  return file_error(err, "listen on", where);
}

/// SO_REUSEADDR for a quick restart; never SO_REUSEPORT, which would hide that a port is taken.
result<unique_fd> open_listener(const std::string& text, std::uint16_t port, int backlog) {
  auto where = address_from(text, port);
  if (!where)
    return {errc::invalid_argument,
            "cannot listen on " + text + ": that is no IP address; use 0.0.0.0 for all interfaces"};
  unique_fd fd{::socket(where->storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
  int on = 1;
  if (fd)
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (fd && where->ipv6())
    ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  if (!fd || ::bind(fd.get(), where->get(), where->size) != 0 || ::listen(fd.get(), backlog) != 0)
    return listen_error(errno, text, port);
  return fd;
}

} // namespace

std::string text_of(const tcp_address& from) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (!from.ipv6()) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(from.storage);
    ::inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
    return text.data();
  }
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(from.storage);
  ::inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
  std::string out = text.data();
  std::array<char, IF_NAMESIZE> name{};
  if (v6.sin6_scope_id != 0 && ::if_indextoname(v6.sin6_scope_id, name.data()))
    out += std::string{"%"} + name.data();
  return out;
}

std::uint16_t port_of(int fd) noexcept {
  tcp_address bound;
  bound.size = sizeof bound.storage;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&bound.storage), &bound.size);
  return ntohs(bound.ipv6() ? reinterpret_cast<sockaddr_in6&>(bound.storage).sin6_port
                            : reinterpret_cast<sockaddr_in&>(bound.storage).sin_port);
}

result<std::vector<unique_fd>> open_listeners(const std::vector<std::string>& addresses,
                                              std::uint16_t port,
                                              int backlog,
                                              bool one_port) {
  std::vector<unique_fd> all;
  failure last{errc::invalid_argument, "no address to listen on is given", {}};
  for (const auto& address : addresses) {
    auto fd = open_listener(address, port, backlog);
    if (!fd) {
      last = fd.error();
      bool ipv6 = address.find(':') != std::string::npos;
      if (!ipv6 || last.code == errc::address_in_use || last.code == errc::permission_denied)
        return last;
      topic.warning("{}; going on without it", last.message());
      continue;
    }
    if (port == 0 && one_port)
      port = port_of(fd->get());
    all.push_back(std::move(*fd));
  }
  if (all.empty())
    return last;
  return all;
}

result<> try_listening(const std::vector<std::string>& addresses, std::uint16_t port) {
  auto opened = open_listeners(addresses, port, 0, false);
  return opened ? result<>{} : result<>{std::move(opened).error()};
}

} // namespace tessera::net
