// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/transport.hpp"

#include <boost/asio/ssl/stream.hpp>

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <optional>

namespace tessera::net {
namespace {

using boost::asio::ip::tcp;

constexpr int most_rounds = 16;

class plain_transport final : public transport {
public:
  explicit plain_transport(tcp_socket socket) : socket_(std::move(socket)) {}
  void handshake(on_done done) override {
    boost::asio::post(socket_.get_executor(), [done = std::move(done)] { done({}); });
  }
  void read_some(boost::asio::mutable_buffer into, on_bytes done) override {
    socket_.async_read_some(into, std::move(done));
  }
  void write_some(const const_buffers& from, on_bytes done) override {
    socket_.async_write_some(from, std::move(done));
  }
  tcp_socket& socket() noexcept override { return socket_; }

private:
  tcp_socket socket_;
};

/// TLS takes some hundred kilobytes a connection, so there is none before the handshake.
class tls_transport final : public transport {
public:
  tls_transport(tcp_socket socket, ssl_ctx_ptr context)
      : socket_(std::move(socket)), context_(std::move(context)) {}
  void handshake(on_done done) override {
    auto* ssl = SSL_new(context_.get());
    if (ssl == nullptr) {
      error_code none{ENOMEM, boost::system::generic_category()};
      boost::asio::post(socket_.get_executor(), [done = std::move(done), none] { done(none); });
      return;
    }
    stream_.emplace(std::move(socket_), ssl);
    stream_->async_handshake(boost::asio::ssl::stream_base::server, std::move(done));
  }
  void read_some(boost::asio::mutable_buffer into, on_bytes done) override {
    stream_->async_read_some(into, std::move(done));
  }
  void write_some(const const_buffers& from, on_bytes done) override {
    stream_->async_write_some(from, std::move(done));
  }
  tcp_socket& socket() noexcept override { return stream_ ? stream_->next_layer() : socket_; }

private:
  tcp_socket socket_; ///< until the handshake
  ssl_ctx_ptr context_;
  std::optional<boost::asio::ssl::stream<tcp_socket>> stream_;
};

} // namespace

void transport::wait_readable(on_done done) {
  socket().async_wait(tcp_socket::wait_read, std::move(done));
}

void transport::linger(on_done done) {
  error_code ignored;
  socket().shutdown(tcp_socket::shutdown_send, ignored);
  wait_readable([this, done = std::move(done)](error_code error) {
    std::array<char, 16 * 1024> waste;
    ssize_t got = 0;
    // Who sends faster than we throw away must not keep the thread.
    for (int round = 0; !error && round < most_rounds; ++round) {
      got = ::recv(socket().native_handle(), waste.data(), waste.size(), 0);
      if (got <= 0)
        break;
    }
    if (error || got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
      return done(error);
    linger(done);
  });
}

void transport::close() noexcept {
  error_code ignored;
  socket().close(ignored);
}

std::shared_ptr<transport>
make_transport(boost::asio::io_context& context, unique_fd fd, bool ipv6, ssl_ctx_ptr tls) {
  transport::tcp_socket socket{context.get_executor()};
  transport::error_code error;
  socket.assign(ipv6 ? tcp::v6() : tcp::v4(), fd.get(), error);
  if (error)
    return nullptr;
  (void)fd.release();
  if (!tls)
    return std::make_shared<plain_transport>(std::move(socket));
  return std::make_shared<tls_transport>(std::move(socket), std::move(tls));
}

} // namespace tessera::net
