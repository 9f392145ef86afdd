// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/event_loop.hpp"
#include "net/http_message.hpp"
#include "net/http_responder.hpp"
#include "net/tls_context.hpp"
#include "net/websocket.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera::net {

/// Limits against people who send too much, too little or too slowly.
/// When there are too many connections, one gives way to the new one: of the most crowded source
/// address the oldest that has done the least (sent nothing, then no whole request, then idle after
/// a request, then a WebSocket that has not joined). Those that joined stay, and so do streams.
struct http_limits {
  std::size_t header_bytes = 8 * 1024;
  std::size_t body_bytes = 16 * 1024;        ///< where handlers::body_limit says nothing else
  std::size_t all_bodies = 64 * 1024 * 1024; ///< those larger than body_bytes together; more: 503
  std::size_t source_bodies = 24 * 1024 * 1024; ///< likewise, from one address; more: 429
  std::size_t connections = 512;                ///< in all, without joined WebSockets and streams
  std::size_t connections_per_source = 256;     ///< likewise, from one address
  int backlog = 1024;
  std::chrono::milliseconds tls_handshake{5'000}; ///< from accept on
  std::chrono::milliseconds header_read{10'000};
  std::chrono::milliseconds body_read{10'000};      ///< and what body_pace allows besides
  std::size_t body_pace = 32 * 1024;                ///< bytes a second that a body must come at
  std::chrono::milliseconds answer{30'000};         ///< for the handler; then 504
  std::chrono::milliseconds response_write{10'000}; ///< without any progress
  std::chrono::milliseconds keep_alive{30'000};
  std::size_t streams = 64;                         ///< http_stream, in all; more get 503
  std::size_t streams_per_source = 16;              ///< likewise, to one address
  std::size_t stream_queue = 256 * 1024;            ///< bytes waiting for a slow reader
  std::size_t websocket_message = 64 * 1024;        ///< more: close code 1009
  std::size_t websocket_queue = 1024 * 1024;        ///< bytes waiting for a slow reader
  std::chrono::milliseconds websocket_idle{45'000}; ///< nothing heard, not even a pong
};

/// An HTTP/1.1 server with WebSocket, over TLS or plain. Context: the loop's thread.
class http_server {
public:
  struct options {
    std::vector<std::string> addresses; ///< "0.0.0.0", "::", "127.0.0.1"
    std::uint16_t port = 0;             ///< 0 = any free one
    std::string subprotocol;            ///< WebSocket subprotocol that is granted when asked for
    http_limits limits;
  };

  /// Takes a whole request and answers through the responder. Requests of one connection come one
  /// after the other: the next when the one before is answered.
  using request_handler = std::function<void(http_request&&, http_responder)>;
  /// Nothing: go on. A response (401, 403 ...) refuses the request, and its body is not read.
  using verdict = std::function<void(std::optional<http_response>)>;

  struct handlers {
    /// Empty function = 404 for everything. `[](const http_request&, http_responder)` fits too.
    request_handler on_request;
    /// A response refuses the upgrade. Empty function = no WebSocket here (404).
    std::function<std::optional<http_response>(const http_request&)> accept_websocket;
    std::function<void(std::shared_ptr<websocket>)> on_websocket;
    /// Asked with the head of a request that has a body, before any of it is read: so many bytes
    /// may come, more are refused at once (413). Empty function = http_limits::body_bytes.
    std::function<std::size_t(const http_request& head)> body_limit;
    /// Asked before body_limit; a response (401, 403, 415 ...) refuses the request and its body.
    std::function<std::optional<http_response>(const http_request& head)> refuse_body;
    /// Asked last, for a body larger than http_limits::body_bytes, before any room for it is taken
    /// and any of it is read: may this one send so much? The verdict comes at once or later, on the
    /// loop's thread; none within http_limits::answer ends the connection. Empty function = yes.
    std::function<void(const http_request& head, verdict then)> judge_large_body = {};
  };

  /// For handlers that know each answer at once.
  [[nodiscard]] static request_handler
  at_once(std::function<http_response(const http_request&)> handler);

  /// Without `tls` it is plain HTTP. "::" listens for IPv6 only, so it goes well with "0.0.0.0"; an
  /// IPv6 address is left out (logged) when the system has no IPv6.
  /// Errors: address_in_use, permission_denied (port under 1024), invalid_argument, io_error.
  [[nodiscard]] static result<std::unique_ptr<http_server>>
  listen(event_loop& loop, options opts, std::shared_ptr<tls_context> tls, handlers h);

  /// close()s. On the loop's thread or after the loop has stopped.
  ~http_server();

  [[nodiscard]] std::uint16_t port() const noexcept;
  /// Open connections of all kinds.
  [[nodiscard]] std::size_t connections() const noexcept;

  /// Stops listening and cuts all connections; WebSockets that should hear a goodbye are closed
  /// before, by their owner. on_closed of each WebSocket still comes (posted).
  void close();

  class impl;

private:
  explicit http_server(std::shared_ptr<impl> state);
  std::shared_ptr<impl> impl_;
};

} // namespace tessera::net
