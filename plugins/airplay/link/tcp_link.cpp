// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "link/tcp_link.hpp"

#include "net/tcp_listener.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace tessera::airplay {

namespace {

constexpr std::size_t read_bytes = 64 * 1024;
constexpr int backlog = 32;
constexpr int reads_a_turn = 8; // a fast sender must not keep the others waiting
constexpr std::chrono::milliseconds pause_length{10};
// Of who is held up at times: what waits here is delay. The kernel takes twice that.
constexpr int small_buffer_bytes = 128 * 1024;

/// A sender that vanishes without a word is seen after about a minute.
void keep_alive(int fd) {
  const int on = 1, idle_s = 30, interval_s = 10, probes = 3;
  ::setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
  ::setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle_s, sizeof idle_s);
  ::setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &interval_s, sizeof interval_s);
  ::setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

bool would_wait() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

} // namespace

tcp_link::tcp_link(net::event_loop& loop, unique_fd fd, std::string peer)
    : loop_(loop), fd_(std::move(fd)), peer_(std::move(peer)) {
  keep_alive(fd_.get());
}

void tcp_link::start(handlers what) {
  handlers_ = std::move(what);
  if (handlers_.holds_up)
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVBUF, &small_buffer_bytes, sizeof small_buffer_bytes);
  watch();
}

void tcp_link::watch() {
  watch_ = std::make_unique<net::fd_watch>(loop_, fd_.get());
  watch_->on_readable([weak = weak_from_this()] {
    if (auto me = weak.lock())
      me->read();
  });
}

/// The kernel's own buffer fills, and the sender sees that its own does not empty.
void tcp_link::pause() {
  watch_.reset();
  paused_ = net::call_after(loop_, pause_length, [weak = weak_from_this()] {
    auto me = weak.lock();
    if (!me || !me->open())
      return;
    me->watch();
    me->write();
  });
}

void tcp_link::read() {
  std::array<char, read_bytes> bytes;
  for (int i = 0; i < reads_a_turn && open() && !closing_; ++i) {
    if (handlers_.holds_up && handlers_.holds_up())
      return pause();
    const auto count = ::recv(fd_.get(), bytes.data(), bytes.size(), 0);
    if (count < 0 && would_wait())
      return;
    if (count <= 0)
      return fail();
    handlers_.on_bytes({bytes.data(), static_cast<std::size_t>(count)});
  }
}

void tcp_link::send(std::string_view bytes) {
  if (!open() || closing_)
    return;
  unsent_.append(bytes);
  if (!writing_)
    write();
  // Also while it waits for room, which may never come.
  if (open() && unsent_.size() > most_unsent)
    fail();
}

void tcp_link::write() {
  writing_ = false;
  while (!unsent_.empty() && open()) {
    const auto count = ::send(fd_.get(), unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
    if (count < 0 && !would_wait())
      return fail();
    if (count <= 0)
      break;
    unsent_.erase(0, static_cast<std::size_t>(count));
  }
  if (!open())
    return;
  if (unsent_.empty()) {
    if (closing_)
      close();
    return;
  }
  if (!watch_) // it pauses
    return;
  writing_ = true;
  watch_->when_writable([weak = weak_from_this()] {
    if (auto me = weak.lock())
      me->write();
  });
}

void tcp_link::close() {
  told_ = true;
  cut();
}

void tcp_link::cut() {
  watch_.reset();
  fd_.reset();
}

void tcp_link::close_later() {
  closing_ = true;
  if (unsent_.empty())
    close();
}

/// Never from within a call of the owner's.
void tcp_link::fail() {
  cut();
  loop_.post([me = shared_from_this()] {
    if (!std::exchange(me->told_, true) && me->handlers_.on_closed)
      me->handlers_.on_closed();
  });
}

result<std::unique_ptr<tcp_acceptor>> tcp_acceptor::open(net::event_loop& loop,
                                                         const std::vector<std::string>& addresses,
                                                         std::uint16_t port,
                                                         on_link accepted) {
  auto sockets = net::open_listeners(addresses, port, backlog);
  if (!sockets)
    return std::move(sockets).error();
  return std::unique_ptr<tcp_acceptor>{
      new tcp_acceptor{loop, *std::move(sockets), std::move(accepted)}};
}

tcp_acceptor::tcp_acceptor(net::event_loop& loop, std::vector<unique_fd> sockets, on_link accepted)
    : loop_(loop), sockets_(std::move(sockets)), accepted_(std::move(accepted)) {
  for (const auto& each : sockets_) {
    port_ = net::port_of(each.get());
    auto& watch = watches_.emplace_back(std::make_unique<net::fd_watch>(loop_, each.get()));
    watch->on_readable([this, socket = each.get()] { accept_at(socket); });
  }
}

void tcp_acceptor::accept_at(int socket) {
  net::tcp_address from;
  from.size = sizeof from.storage;
  unique_fd fd{::accept4(socket,
                         reinterpret_cast<sockaddr*>(&from.storage),
                         &from.size,
                         SOCK_NONBLOCK | SOCK_CLOEXEC)};
  if (fd)
    accepted_(std::make_shared<tcp_link>(loop_, std::move(fd), net::text_of(from)));
}

} // namespace tessera::airplay
