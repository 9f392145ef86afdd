// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/event_loop.hpp"
#include "net/tls_context.hpp"
#include "net/websocket.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera::net {

/// Limits against people who send too much, too little or too slowly.
/// When there are too many connections, one gives way to the new one: of the most crowded source
/// address the oldest that has done the least (sent nothing, then no whole request, then idle after
/// a request, then a WebSocket that has not joined). Those that joined stay.
struct http_limits {
  std::size_t header_bytes = 8 * 1024;
  std::size_t body_bytes = 16 * 1024;
  std::size_t connections = 512;            ///< in all, without joined WebSockets
  std::size_t connections_per_source = 256; ///< likewise, from one address
  int backlog = 1024;
  std::chrono::milliseconds tls_handshake{5'000}; ///< from accept on
  std::chrono::milliseconds header_read{10'000};
  std::chrono::milliseconds response_write{10'000};
  std::chrono::milliseconds keep_alive{30'000};
  std::size_t websocket_message = 64 * 1024;        ///< more: close code 1009
  std::size_t websocket_queue = 1024 * 1024;        ///< bytes waiting for a slow reader
  std::chrono::milliseconds websocket_idle{45'000}; ///< nothing heard, not even a pong
};

struct http_request {
  std::string method; ///< "GET"
  /// Percent-decoded, starts with '/', without "." and "..", no NUL, valid UTF-8.
  std::string path;
  std::string query; ///< what stands behind '?', as it came
  std::vector<std::pair<std::string, std::string>> headers;
  std::string remote_address; ///< without port
  bool secure = false;

  /// The first such header, empty when there is none. Names compare without case.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept;
};

struct http_response {
  unsigned status = 200;
  std::string content_type;
  /// Shared, so that a file is kept once; null = empty. For HEAD the server leaves it out.
  std::shared_ptr<const std::string> body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool close = false; ///< end the connection after it
};

[[nodiscard]] http_response text_response(unsigned status, std::string text);

/// An HTTP/1.1 server with WebSocket, over TLS or plain. Context: the loop's thread.
class http_server {
public:
  struct options {
    std::vector<std::string> addresses; ///< "0.0.0.0", "::", "127.0.0.1"
    std::uint16_t port = 0;             ///< 0 = any free one
    std::string subprotocol;            ///< WebSocket subprotocol that is granted when asked for
    http_limits limits;
  };

  struct handlers {
    std::function<http_response(const http_request&)> on_request;
    /// A response refuses the upgrade. Empty function = no WebSocket here (404).
    std::function<std::optional<http_response>(const http_request&)> accept_websocket;
    std::function<void(std::shared_ptr<websocket>)> on_websocket;
  };

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
