// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/rpc_line_server.hpp"

#include "base/secret.hpp"

#include <chrono>
#include <map>
#include <utility>

namespace tessera::net {
namespace {

constexpr std::chrono::seconds hello_timeout{10};
constexpr std::size_t session_bytes = 16; // 128 bits: nobody guesses another client's session

} // namespace

class rpc_line_server::impl : public std::enable_shared_from_this<impl> {
public:
  impl(event_loop& loop, options opts, handlers h)
      : loop_(loop), options_(std::move(opts)), handlers_(std::move(h)) {}

  result<> listen() {
    auto server = line_server::listen(
        loop_, options_.socket, [weak = weak_from_this()](std::shared_ptr<line_connection> client) {
          if (auto self = weak.lock())
            self->accept(std::move(client));
        });
    if (!server)
      return std::move(server).error();
    server_ = *std::move(server);
    return {};
  }

  std::vector<session_ptr> ready_sessions() const {
    std::vector<session_ptr> list;
    for (const auto& [id, one] : clients_) {
      if (one.session->ready())
        list.push_back(one.session);
    }
    return list;
  }

private:
  struct client {
    session_ptr session;
    timer hello;
  };

  void accept(std::shared_ptr<line_connection> connection) {
    if (auto allowed = options_.may_connect(connection->peer()); !allowed) {
      connection->send_line(json_rpc::make_error(nullptr, allowed.error()));
      return connection->close();
    }
    auto id = connection->id();
    auto session = std::make_shared<rpc_line_session>(connection, session_options(), calls_of(id));
    connection->set_handlers(lines_of(id, session));
    auto late = [weak = weak_from_this(), id] {
      if (auto self = weak.lock())
        self->hello_is_late(id);
    };
    clients_[id] = {std::move(session), call_after(loop_, hello_timeout, std::move(late))};
  }

  rpc_line_session::options session_options() const {
    return {options_.role, options_.version, base64url(random_bytes(session_bytes)),
            options_.socket.max_message};
  }

  rpc_line_session::handlers calls_of(std::uint64_t id) {
    auto weak = weak_from_this();
    return {.on_ready =
                [weak, id] {
                  if (auto self = weak.lock())
                    self->greeted(id);
                },
            .on_call =
                [weak, id](json_rpc::call call) {
                  auto self = weak.lock();
                  if (self && self->clients_.contains(id))
                    self->handlers_.on_call(session_ptr{self->clients_[id].session},
                                            std::move(call));
                }};
  }

  line_connection::handlers lines_of(std::uint64_t id, const session_ptr& session) {
    line_connection::handlers h;
    // The connection owns the handlers and the session the connection: no strong reference here.
    std::weak_ptr<rpc_line_session> weak_session = session;
    h.on_line = [weak_session](std::string_view line) {
      if (auto one = weak_session.lock())
        one->on_line(line);
    };
    h.on_fault = [weak_session](const failure& why) {
      if (auto one = weak_session.lock())
        one->on_fault(why);
    };
    h.on_closed = [weak = weak_from_this(), id](const std::string& reason) {
      if (auto self = weak.lock())
        self->closed(id, reason);
    };
    return h;
  }

  void greeted(std::uint64_t id) {
    if (auto found = clients_.find(id); found != clients_.end()) {
      found->second.hello.cancel();
      handlers_.on_ready(session_ptr{found->second.session});
    }
  }

  void hello_is_late(std::uint64_t id) {
    if (auto found = clients_.find(id); found != clients_.end())
      found->second.session->bye("idle");
  }

  void closed(std::uint64_t id, const std::string& reason) {
    auto found = clients_.extract(id);
    if (!found.empty() && found.mapped().session->ready())
      handlers_.on_closed(found.mapped().session, reason);
  }

  event_loop& loop_;
  options options_;
  handlers handlers_;
  std::map<std::uint64_t, client> clients_;
  std::unique_ptr<line_server> server_;
};

result<std::unique_ptr<rpc_line_server>>
rpc_line_server::listen(event_loop& loop, options opts, handlers h) {
  auto state = std::make_shared<impl>(loop, std::move(opts), std::move(h));
  if (auto listening = state->listen(); !listening)
    return std::move(listening).error();
  return std::unique_ptr<rpc_line_server>{new rpc_line_server{std::move(state)}};
}

rpc_line_server::rpc_line_server(std::shared_ptr<impl> state) : impl_(std::move(state)) {}
rpc_line_server::~rpc_line_server() = default;

std::vector<rpc_line_server::session_ptr> rpc_line_server::sessions() const {
  return impl_->ready_sessions();
}

} // namespace tessera::net
