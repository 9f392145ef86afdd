// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "link/udp_link.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tessera::airplay {

namespace {

/// In one go, so that one sender does not keep the others waiting.
constexpr int most_at_once = 64;

void set_port(net::tcp_address& at, std::uint16_t port) {
  if (at.ipv6())
    reinterpret_cast<sockaddr_in6&>(at.storage).sin6_port = htons(port);
  else
    reinterpret_cast<sockaddr_in&>(at.storage).sin_port = htons(port);
}

bool same_host(const net::tcp_address& a, const net::tcp_address& b) {
  if (a.storage.ss_family != b.storage.ss_family)
    return false;
  if (!a.ipv6())
    return reinterpret_cast<const sockaddr_in&>(a.storage).sin_addr.s_addr ==
           reinterpret_cast<const sockaddr_in&>(b.storage).sin_addr.s_addr;
  const auto& left = reinterpret_cast<const sockaddr_in6&>(a.storage);
  const auto& right = reinterpret_cast<const sockaddr_in6&>(b.storage);
  return std::memcmp(&left.sin6_addr, &right.sin6_addr, sizeof left.sin6_addr) == 0 &&
         left.sin6_scope_id == right.sin6_scope_id;
}

result<net::tcp_address> address_of(const std::string& text) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST;
  hints.ai_socktype = SOCK_DGRAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(text.c_str(), nullptr, &hints, &found) != 0)
    return {errc::invalid_argument, "The sender's address is none."};
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned{found, ::freeaddrinfo};
  net::tcp_address out;
  std::memcpy(&out.storage, found->ai_addr, found->ai_addrlen);
  out.size = found->ai_addrlen;
  return out;
}

result<unique_fd> bound_socket(const net::tcp_address& like, std::uint16_t port) {
  net::tcp_address own;
  own.storage.ss_family = like.storage.ss_family;
  own.size = like.size;
  set_port(own, port);
  unique_fd socket{
      ::socket(own.storage.ss_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  const int on = 1;
  if (socket && own.ipv6())
    ::setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  if (socket && ::bind(socket.get(), own.get(), own.size) == 0)
    return socket;
  if (errno == EADDRINUSE)
    return {errc::address_in_use, ""};
  return {errc::io_error, std::string{"No UDP socket for a sender: "} + std::strerror(errno)};
}

} // namespace

result<std::unique_ptr<udp_link>> udp_link::open(net::event_loop& loop,
                                                 const std::string& sender,
                                                 port_block among,
                                                 on_datagram taken) {
  auto from = address_of(sender);
  if (!from)
    return std::move(from).error();
  auto socket = among.try_each("UDP", [&](auto port) { return bound_socket(*from, port); });
  if (!socket)
    return std::move(socket).error();
  return std::unique_ptr<udp_link>{
      new udp_link{loop, *std::move(socket), *std::move(from), std::move(taken)}};
}

udp_link::udp_link(net::event_loop& loop,
                   unique_fd socket,
                   net::tcp_address sender,
                   on_datagram taken)
    : socket_(std::move(socket)), sender_(sender), taken_(std::move(taken)),
      watch_(std::make_unique<net::fd_watch>(loop, socket_.get())) {
  watch_->on_readable([this] { read(); });
}

void udp_link::send_to(std::uint16_t port, std::string_view bytes) {
  auto to = sender_;
  set_port(to, port);
  [[maybe_unused]] auto sent =
      ::sendto(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL, to.get(), to.size);
}

void udp_link::read() {
  std::array<char, max_datagram> bytes;
  for (int i = 0; i < most_at_once; ++i) {
    net::tcp_address from;
    from.size = sizeof from.storage;
    const auto count = ::recvfrom(socket_.get(),
                                  bytes.data(),
                                  bytes.size(),
                                  0,
                                  reinterpret_cast<sockaddr*>(&from.storage),
                                  &from.size);
    if (count < 0)
      return;
    if (same_host(from, sender_))
      taken_({bytes.data(), static_cast<std::size_t>(count)});
  }
}

} // namespace tessera::airplay
