// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/transport.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/role.hpp>

#include <chrono>
#include <memory>
#include <utility>

namespace tessera::net {

/// Private to ws_session.cpp: a transport in the shape that Beast's WebSocket wants (Asio's
/// AsyncReadStream and AsyncWriteStream).
class transport_stream {
public:
  using executor_type = transport::executor_type;
  using error_code = boost::system::error_code;

  /// After our goodbye the other side may take so long to hang up. Who never does would else stay
  /// in the meeting: Beast waits for the end of the connection before it tells of a refused
  /// message.
  static constexpr std::chrono::milliseconds teardown_time{1'000};

  explicit transport_stream(std::shared_ptr<transport> line) : line_(std::move(line)) {}

  executor_type get_executor() noexcept { return line_->socket().get_executor(); }
  [[nodiscard]] const std::shared_ptr<transport>& line() const noexcept { return line_; }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& into, Token&& token) {
    return boost::asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this](auto handler, boost::asio::mutable_buffer first) {
          line_->read_some(first, copyable(std::move(handler)));
        },
        token,
        first_of(into));
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& from, Token&& token) {
    return boost::asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this](auto handler, transport::const_buffers pieces) {
          line_->write_some(pieces, copyable(std::move(handler)));
        },
        token,
        transport::const_buffers(boost::asio::buffer_sequence_begin(from),
                                 boost::asio::buffer_sequence_end(from)));
  }

private:
  // Beast's handlers can only be moved, a std::function wants to copy.
  template <class Handler>
  static transport::on_bytes copyable(Handler handler) {
    return [shared = std::make_shared<Handler>(std::move(handler))](
               error_code error, std::size_t bytes) { (*shared)(error, bytes); };
  }

  template <class Buffers>
  static boost::asio::mutable_buffer first_of(const Buffers& buffers) {
    auto end = boost::asio::buffer_sequence_end(buffers);
    for (auto it = boost::asio::buffer_sequence_begin(buffers); it != end; ++it) {
      if (boost::asio::mutable_buffer{*it}.size() > 0)
        return *it;
    }
    return {};
  }

  std::shared_ptr<transport> line_;
};

inline void beast_close_socket(transport_stream& stream) {
  stream.line()->close();
}

/// Called by Beast after the closing handshake, and after it refused a message.
template <class Handler>
void async_teardown(boost::beast::role_type, transport_stream& stream, Handler&& handler) {
  auto shared = std::make_shared<std::decay_t<Handler>>(std::forward<Handler>(handler));
  auto patience = std::make_shared<boost::asio::steady_timer>(stream.get_executor(),
                                                              transport_stream::teardown_time);
  patience->async_wait([line = stream.line()](boost::system::error_code error) {
    if (!error)
      line->close(); // ends the wait below
  });
  stream.line()->linger([shared, patience](boost::system::error_code) {
    patience->cancel();
    (*shared)({});
  });
}

inline void
teardown(boost::beast::role_type, transport_stream& stream, boost::system::error_code& error) {
  error = {};
  stream.line()->close();
}

} // namespace tessera::net
