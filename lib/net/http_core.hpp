// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/body_room.hpp"
#include "net/connection_table.hpp"
#include "net/http_server.hpp"
#include "net/loop_gate.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace tessera::net {

/// One open connection, whatever it speaks just now. Context: the loop's thread.
class http_connection {
public:
  virtual ~http_connection() = default;
  /// Ends it at once and takes it out of the core.
  virtual void cut(const std::string& reason) = 0;
};

/// Private to lib/net: what the server and all of its connections share.
class http_core {
public:
  http_core(event_loop& its_loop,
            http_server::options its_opts,
            std::shared_ptr<tls_context> its_tls,
            http_server::handlers its_handlers)
      : loop(its_loop), opts(std::move(its_opts)), tls(std::move(its_tls)),
        handlers(std::move(its_handlers)),
        table(opts.limits.connections, opts.limits.connections_per_source),
        bodies(opts.limits.all_bodies, opts.limits.source_bodies) {}

  /// A new connection, or the next layer of a known one.
  void set(std::uint64_t id, std::weak_ptr<http_connection> connection) {
    connections[id] = std::move(connection);
  }
  void remove(std::uint64_t id) {
    table.remove(id);
    connections.erase(id);
  }
  void cut(std::uint64_t id, const std::string& reason) {
    if (auto it = connections.find(id); it != connections.end()) {
      if (auto connection = it->second.lock())
        connection->cut(reason);
    }
    remove(id);
  }

  event_loop& loop;
  const http_server::options opts;
  const std::shared_ptr<tls_context> tls;
  http_server::handlers handlers;
  connection_table table;
  body_room bodies;
  const std::shared_ptr<loop_gate> gate = std::make_shared<loop_gate>(loop);
  std::map<std::uint64_t, std::weak_ptr<http_connection>> connections;
};

} // namespace tessera::net
