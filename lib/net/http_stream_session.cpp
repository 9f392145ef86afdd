// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/http_stream_session.hpp"

#include "base/log.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <utility>

namespace tessera::net {
namespace {

const log_topic topic{"http"};

constexpr auto goodbye_time = std::chrono::seconds{2};
/// A browser says nothing any more; who talks all the same is cut.
constexpr std::size_t most_talk = 16 * 1024;

// A silent stream to a laptop that was closed: TCP asks after 15 s, and gives up after 15 s more.
void watch_peer(int socket) {
  auto set = [socket](int level, int name, int value) {
    ::setsockopt(socket, level, name, &value, sizeof value);
  };
  set(SOL_SOCKET, SO_KEEPALIVE, 1);
  set(IPPROTO_TCP, TCP_KEEPIDLE, 15);
  set(IPPROTO_TCP, TCP_KEEPINTVL, 5);
  set(IPPROTO_TCP, TCP_KEEPCNT, 3);
}

class http_stream_session final : public http_connection,
                                  public http_stream,
                                  public std::enable_shared_from_this<http_stream_session> {
public:
  http_stream_session(std::shared_ptr<http_core> core,
                      std::shared_ptr<transport> line,
                      std::uint64_t id,
                      std::string remote_address,
                      bool chunked)
      : core_(std::move(core)), line_(std::move(line)), id_(id),
        remote_address_(std::move(remote_address)), chunked_(chunked) {}

  void start(std::string head);

  const std::string& remote_address() const noexcept override { return remote_address_; }
  bool open() const noexcept override { return !done_ && !closing_; }
  void send(std::string text) override;
  void close() override;
  void set_on_closed(std::function<void(const std::string& reason)> told) override;
  void cut(const std::string& reason) override { finish(reason); }

private:
  void queue(std::string_view bytes);
  void read_next();
  void write_next();
  void written();
  void finish(const std::string& reason);
  void tell_end();

  std::shared_ptr<http_core> core_;
  std::shared_ptr<transport> line_;
  std::uint64_t id_;
  std::string remote_address_;
  bool chunked_;
  std::array<char, 1024> waste_{};
  std::size_t talked_ = 0;
  std::string sending_; // on its way, from sent_ on
  std::size_t sent_ = 0;
  std::string waiting_; // behind it
  timer deadline_;
  std::function<void(const std::string& reason)> told_;
  std::string reason_;
  bool closing_ = false; // close() was called
  bool done_ = false;
};

void http_stream_session::start(std::string head) {
  core_->set(id_, weak_from_this());
  watch_peer(line_->socket().native_handle());
  queue(head);
  read_next();
}

void http_stream_session::read_next() {
  line_->read_some(boost::asio::buffer(waste_),
                   [self = shared_from_this()](auto error, std::size_t got) {
                     if (self->done_)
                       return;
                     if (error)
                       return self->finish(self->closing_ ? "closed by us" : error.message());
                     self->talked_ += got;
                     if (self->talked_ > most_talk)
                       return self->finish("it talks into a stream");
                     self->read_next();
                   });
}

void http_stream_session::send(std::string text) {
  if (!open() || text.empty()) // an empty chunk would be the end
    return;
  queue(chunked_ ? fmt::format("{:x}\r\n{}\r\n", text.size(), text) : std::move(text));
}

void http_stream_session::queue(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() + sending_.size() - sent_ > core_->opts.limits.stream_queue)
    return finish("it reads too slowly");
  if (sending_.empty())
    write_next();
}

void http_stream_session::write_next() {
  if (sent_ == sending_.size()) {
    sending_ = std::exchange(waiting_, {});
    sent_ = 0;
    if (sending_.empty())
      return written();
  }
  deadline_ = call_after(core_->loop, core_->opts.limits.response_write, [this] {
    finish("it takes nothing any more");
  });
  line_->write_some({boost::asio::buffer(sending_) + sent_},
                    [self = shared_from_this()](auto error, std::size_t put) {
                      if (self->done_)
                        return;
                      if (error)
                        return self->finish(error.message());
                      self->sent_ += put;
                      self->write_next();
                    });
}

void http_stream_session::written() {
  deadline_.cancel();
  if (!closing_)
    return;
  // The read under way sees the other side's end.
  boost::system::error_code ignored;
  line_->socket().shutdown(transport::tcp_socket::shutdown_send, ignored);
  deadline_ = call_after(core_->loop, goodbye_time, [this] { finish("closed by us"); });
}

void http_stream_session::close() {
  if (!open())
    return;
  closing_ = true;
  if (chunked_)
    return queue("0\r\n\r\n");
  if (sending_.empty())
    written();
}

void http_stream_session::set_on_closed(std::function<void(const std::string& reason)> told) {
  told_ = std::move(told);
  if (done_)
    tell_end();
}

void http_stream_session::finish(const std::string& reason) {
  if (done_)
    return;
  topic.debug("stream {} to {} ends: {}", id_, remote_address_, reason);
  done_ = true;
  reason_ = reason;
  deadline_.cancel();
  line_->close();
  core_->remove(id_);
  tell_end();
}

// Posted, because the caller may be in the middle of a handler or of send().
void http_stream_session::tell_end() {
  core_->loop.post([self = shared_from_this()] {
    if (auto told = std::exchange(self->told_, nullptr))
      told(self->reason_);
  });
}

} // namespace

std::shared_ptr<http_stream> start_http_stream(std::shared_ptr<http_core> core,
                                               std::shared_ptr<transport> line,
                                               std::uint64_t id,
                                               std::string remote_address,
                                               std::string head,
                                               bool chunked) {
  auto stream = std::make_shared<http_stream_session>(
      std::move(core), std::move(line), id, std::move(remote_address), chunked);
  stream->start(std::move(head));
  return stream;
}

} // namespace tessera::net
