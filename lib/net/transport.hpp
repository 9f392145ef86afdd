// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/unique_fd.hpp"
#include "net/openssl_ptr.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <functional>
#include <memory>
#include <vector>

namespace tessera::net {

/// Private to lib/net: TCP with or without TLS behind one type, so that Beast's templates are made
/// once only. One read and one write may be under way; the caller keeps the transport alive until
/// they are done.
class transport {
public:
  using error_code = boost::system::error_code;
  using executor_type = boost::asio::io_context::executor_type;
  using tcp_socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, executor_type>;
  using on_done = std::function<void(error_code)>;
  using on_bytes = std::function<void(error_code, std::size_t)>;
  using const_buffers = std::vector<boost::asio::const_buffer>;

  virtual ~transport() = default;
  /// With TLS nothing can be read or written before it is done.
  virtual void handshake(on_done done) = 0;
  virtual void read_some(boost::asio::mutable_buffer into, on_bytes done) = 0;
  virtual void write_some(const const_buffers& from, on_bytes done) = 0;
  [[nodiscard]] virtual tcp_socket& socket() noexcept = 0;

  /// Something came, or the end.
  void wait_readable(on_done done);
  /// Ends our direction and throws away what still comes, so that our last words are not lost in a
  /// reset. Calls `done` at the peer's end; the caller sets the deadline.
  void linger(on_done done);
  /// At once; what is under way ends with an error.
  void close() noexcept;
};

/// `tls` empty = plain. Null when the descriptor is no TCP socket any more.
[[nodiscard]] std::shared_ptr<transport>
make_transport(boost::asio::io_context& context, unique_fd fd, bool ipv6, ssl_ctx_ptr tls);

} // namespace tessera::net
