// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/http_server.hpp"

#include "base/file.hpp"
#include "base/log.hpp"
#include "net/connection_id.hpp"
#include "net/event_loop_impl.hpp"
#include "net/fd_watch.hpp"
#include "net/http_core.hpp"
#include "net/http_session.hpp"
#include "net/tls_context_impl.hpp"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <list>

namespace tessera::net {
namespace {

const log_topic topic{"http"};

constexpr auto pause_without_descriptors = std::chrono::milliseconds{100};

struct tcp_address {
  sockaddr_storage storage{};
  socklen_t size = 0;
  [[nodiscard]] const sockaddr* get() const noexcept {
    return reinterpret_cast<const sockaddr*>(&storage);
  }
  [[nodiscard]] bool ipv6() const noexcept { return storage.ss_family == AF_INET6; }
};

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

std::uint16_t port_of(int fd) noexcept {
  tcp_address bound;
  bound.size = sizeof bound.storage;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&bound.storage), &bound.size);
  return ntohs(bound.ipv6() ? reinterpret_cast<sockaddr_in6&>(bound.storage).sin6_port
                            : reinterpret_cast<sockaddr_in&>(bound.storage).sin_port);
}

} // namespace

class http_server::impl {
public:
  explicit impl(std::shared_ptr<http_core> shared) : core(std::move(shared)) {}

  [[nodiscard]] result<> open();
  [[nodiscard]] result<> open_on(std::uint16_t wanted);

  struct listener {
    unique_fd fd;
    fd_watch watch;
    listener(event_loop& loop, unique_fd socket) : fd(std::move(socket)), watch(loop, fd.get()) {}
  };
  void watch(listener& from);
  void accept_all(listener& from);
  void take(unique_fd fd, const tcp_address& from);

  std::shared_ptr<http_core> core;
  std::list<listener> listeners;
  std::uint16_t port = 0;
  timer pause;
};

result<> http_server::impl::open() {
  // A free port that the first address finds may be taken on the second one: try others then.
  constexpr int attempts = 16;
  auto wanted = core->opts.port;
  for (int i = 1;; ++i) {
    auto opened = open_on(wanted);
    if (opened || wanted != 0 || i == attempts || opened.code() != errc::address_in_use)
      return opened;
  }
}

result<> http_server::impl::open_on(std::uint16_t wanted) {
  listeners.clear();
  port = wanted;
  failure last{errc::invalid_argument, "no address to listen on is given", {}};
  for (const auto& address : core->opts.addresses) {
    auto fd = open_listener(address, port, core->opts.limits.backlog);
    if (!fd) {
      last = fd.error();
      bool ipv6 = address.find(':') != std::string::npos;
      if (!ipv6 || last.code == errc::address_in_use || last.code == errc::permission_denied) {
        listeners.clear();
        return last;
      }
      topic.warning("{}; going on without it", last.message());
      continue;
    }
    if (port == 0)
      port = port_of(fd->get());
    listeners.emplace_back(core->loop, std::move(*fd));
  }
  if (listeners.empty())
    return last;
  for (auto& l : listeners)
    watch(l);
  return {};
}

void http_server::impl::watch(listener& from) {
  from.watch.on_readable([this, &from] { accept_all(from); });
}

void http_server::impl::accept_all(listener& from) {
  for (;;) {
    tcp_address peer;
    peer.size = sizeof peer.storage;
    unique_fd fd{::accept4(from.fd.get(),
                           reinterpret_cast<sockaddr*>(&peer.storage),
                           &peer.size,
                           SOCK_CLOEXEC | SOCK_NONBLOCK)};
    if (fd) {
      take(std::move(fd), peer);
      continue;
    }
    if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) {
      topic.error("cannot accept a connection: {}; trying again", std::strerror(errno));
      from.watch.on_readable(nullptr);
      pause = call_after(core->loop, pause_without_descriptors, [this] {
        for (auto& l : listeners)
          watch(l);
      });
      return;
    }
    if (errno != EINTR && errno != ECONNABORTED)
      return;
  }
}

void http_server::impl::take(unique_fd fd, const tcp_address& from) {
  int on = 1;
  ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  auto source = text_of(from);
  if (auto victim = core->table.victim(source))
    core->cut(*victim, "it gave way to a newer connection");
  auto line = make_transport(core->loop.native().context,
                             std::move(fd),
                             from.ipv6(),
                             core->tls ? core->tls->native().acquire() : ssl_ctx_ptr{});
  if (!line)
    return;
  auto id = next_connection_id();
  core->table.add(id, source);
  start_http_session(core, std::move(line), id, std::move(source));
}

result<std::unique_ptr<http_server>>
http_server::listen(event_loop& loop, options opts, std::shared_ptr<tls_context> tls, handlers h) {
  auto core = std::make_shared<http_core>(loop, std::move(opts), std::move(tls), std::move(h));
  auto state = std::make_shared<impl>(std::move(core));
  if (auto opened = state->open(); !opened)
    return std::move(opened).error();
  return std::unique_ptr<http_server>{new http_server{std::move(state)}};
}

http_server::http_server(std::shared_ptr<impl> state) : impl_(std::move(state)) {}
http_server::~http_server() {
  close();
}

std::uint16_t http_server::port() const noexcept {
  return impl_->port;
}

std::size_t http_server::connections() const noexcept {
  return impl_->core->table.size();
}

void http_server::close() {
  impl_->pause.cancel();
  impl_->listeners.clear();
  auto open = std::move(impl_->core->connections);
  impl_->core->connections.clear();
  for (auto& [id, weak] : open) {
    if (auto connection = weak.lock())
      connection->cut("the server closed");
  }
  impl_->core->handlers = {};
  impl_->core->gate->shut();
}

http_server::request_handler
http_server::at_once(std::function<http_response(const http_request&)> handler) {
  return [handler = std::move(handler)](http_request&& request, const http_responder& respond) {
    respond.answer(handler(request));
  };
}

} // namespace tessera::net
