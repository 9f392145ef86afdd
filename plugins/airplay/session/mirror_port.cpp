// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/mirror_port.hpp"

#include "base/clock.hpp"
#include "net/tcp_listener.hpp"

#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <sys/socket.h>

#include <array>
#include <utility>

namespace tessera::airplay {

namespace {

const std::vector<std::string> everywhere{"0.0.0.0", "::"};

} // namespace

result<std::unique_ptr<mirror_port>>
mirror_port::open(net::event_loop& loop,
                  std::string sender,
                  std::unique_ptr<mirror_stream> stream,
                  std::function<void(const std::string&)> on_over) {
  std::unique_ptr<mirror_port> out{
      new mirror_port{std::move(sender), std::move(stream), std::move(on_over)}};
  auto accepted = [me = out.get()](std::shared_ptr<tcp_link> link) { me->accept(std::move(link)); };
  for (std::uint16_t i = 0; i < ports; ++i) {
    auto acceptor =
        tcp_acceptor::open(loop, everywhere, static_cast<std::uint16_t>(first_port + i), accepted);
    if (!acceptor)
      continue;
    out->acceptor_ = *std::move(acceptor);
    return out;
  }
  return {errc::address_in_use, "The ports 7100 to 7131 for pictures of AirPlay are all taken."};
}

mirror_port::mirror_port(std::string sender,
                         std::unique_ptr<mirror_stream> stream,
                         std::function<void(const std::string&)> on_over)
    : sender_(std::move(sender)), stream_(std::move(stream)), on_over_(std::move(on_over)) {}

void mirror_port::accept(std::shared_ptr<tcp_link> link) {
  if (link_ || link->peer() != sender_)
    return; // a stranger, or a second one: closed as it goes
  link_ = std::move(link);
  link_->start({[this](std::string_view bytes) {
                  if (auto taken = stream_->take(bytes, monotonic_ns()); !taken)
                    over(taken.error().message());
                },
                [this] { over(""); }});
}

/// The owner destroys us on that: not from within a call of the link's.
void mirror_port::over(const std::string& why) {
  link_->close();
  if (auto tell = std::exchange(on_over_, {}))
    tell(why);
}

result<std::unique_ptr<timing_port>>
timing_port::open(net::event_loop& loop, const std::string& sender, std::uint16_t sender_port) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_DGRAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(sender.c_str(), std::to_string(sender_port).c_str(), &hints, &found) != 0)
    return {errc::invalid_argument, "The sender's address is none."};
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned{found, ::freeaddrinfo};
  unique_fd socket{::socket(found->ai_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  for (std::uint16_t i = 0; socket && i < ports; ++i) {
    const auto port = htons(static_cast<std::uint16_t>(first_port + i));
    sockaddr_in6 v6{};
    sockaddr_in v4{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = port;
    v4.sin_family = AF_INET;
    v4.sin_port = port;
    const bool six = found->ai_family == AF_INET6;
    const auto* own =
        six ? reinterpret_cast<const sockaddr*>(&v6) : reinterpret_cast<const sockaddr*>(&v4);
    if (::bind(socket.get(), own, six ? sizeof v6 : sizeof v4) != 0)
      continue;
    // Others' datagrams do not come through a connected socket.
    if (::connect(socket.get(), found->ai_addr, found->ai_addrlen) != 0)
      return {errc::io_error, "The sender's timing port cannot be reached."};
    std::unique_ptr<timing_port> out{new timing_port{loop, std::move(socket)}};
    out->port_ = static_cast<std::uint16_t>(first_port + i);
    out->ask();
    return out;
  }
  return {errc::address_in_use, "The UDP ports 6000 to 6031 of AirPlay are all taken."};
}

timing_port::timing_port(net::event_loop& loop, unique_fd socket)
    : loop_(loop), socket_(std::move(socket)),
      watch_(std::make_unique<net::fd_watch>(loop, socket_.get())) {
  watch_->on_readable([this] { read(); });
}

timing_port::~timing_port() = default;

void timing_port::ask() {
  const auto question = timing_request(monotonic_ns());
  // A lost one is asked again.
  [[maybe_unused]] auto sent =
      ::send(socket_.get(), question.data(), question.size(), MSG_NOSIGNAL);
  timer_ = net::call_after(loop_, timing_interval, [this] { ask(); });
}

void timing_port::read() {
  std::array<char, 128> bytes;
  const auto count = ::recv(socket_.get(), bytes.data(), bytes.size(), 0);
  if (count > 0) [[maybe_unused]]
    auto taken = clock_.take({bytes.data(), static_cast<std::size_t>(count)}, monotonic_ns());
}

} // namespace tessera::airplay
