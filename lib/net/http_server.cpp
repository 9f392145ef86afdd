// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/http_server.hpp"

#include "base/log.hpp"
#include "net/connection_id.hpp"
#include "net/event_loop_impl.hpp"
#include "net/fd_watch.hpp"
#include "net/http_core.hpp"
#include "net/http_session.hpp"
#include "net/tcp_listener.hpp"
#include "net/tls_context_impl.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <list>

namespace tessera::net {
namespace {

const log_topic topic{"http"};

constexpr auto pause_without_descriptors = std::chrono::milliseconds{100};

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
  auto opened = open_listeners(core->opts.addresses, wanted, core->opts.limits.backlog);
  if (!opened)
    return std::move(opened).error();
  port = port_of(opened->front().get());
  for (auto& fd : *opened)
    listeners.emplace_back(core->loop, std::move(fd));
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
