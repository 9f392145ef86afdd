// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/ws_session.hpp"

#include "base/log.hpp"
#include "net/transport_stream.hpp"
#include "net/upgrade_request.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <algorithm>
#include <deque>

namespace tessera::net {
namespace {

namespace ws = boost::beast::websocket;

const log_topic topic{"http"};

constexpr auto goodbye_time = std::chrono::milliseconds{2'000};

/// Whether a comma-separated header names this token.
bool lists(std::string_view header, std::string_view token) noexcept {
  while (!header.empty()) {
    auto comma = std::min(header.find(','), header.size());
    auto part = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    auto from = std::min(part.find_first_not_of(" \t"), part.size());
    auto to = part.find_last_not_of(" \t") + 1;
    if (from < to && part.substr(from, to - from) == token)
      return true;
  }
  return false;
}

class ws_session final : public websocket,
                         public http_connection,
                         public std::enable_shared_from_this<ws_session> {
public:
  ws_session(std::shared_ptr<http_core> core,
             std::shared_ptr<transport> line,
             std::uint64_t id,
             std::string remote_address,
             std::shared_ptr<upgrade_request> upgrade)
      : core_(std::move(core)), line_(line), id_(id), remote_address_(std::move(remote_address)),
        upgrade_(std::move(upgrade)), stream_(std::move(line)) {}

  void start();

  std::uint64_t id() const noexcept override { return id_; }
  const std::string& remote_address() const noexcept override { return remote_address_; }
  void set_handlers(handlers h) override;
  void send(std::string text) override;
  void close(std::uint16_t code, std::string_view reason) override;
  void set_joined() noexcept override;
  void cut(const std::string& reason) override;

private:
  void accepted();
  void read_next();
  void take_message();
  void write_next();
  void say_goodbye();
  void finish(const std::string& reason);

  std::shared_ptr<http_core> core_;
  std::shared_ptr<transport> line_;
  std::uint64_t id_;
  std::string remote_address_;
  std::shared_ptr<upgrade_request> upgrade_;
  ws::stream<transport_stream, false> stream_; // false: no permessage-deflate
  boost::beast::flat_buffer incoming_;
  handlers handlers_;
  std::deque<std::string> queue_; // the first one is being written
  std::size_t queued_ = 0;
  timer deadline_;
  ws::close_reason goodbye_;
  bool reading_ = false;
  bool closing_ = false; // close() was called
  bool done_ = false;
};

void ws_session::start() {
  core_->set(id_, weak_from_this());
  const auto& limits = core_->opts.limits;
  stream_.read_message_max(limits.websocket_message);
  stream_.set_option(ws::stream_base::timeout{limits.header_read, limits.websocket_idle, true});
  auto wanted = upgrade_->message[boost::beast::http::field::sec_websocket_protocol];
  bool grant = !core_->opts.subprotocol.empty() &&
               lists({wanted.data(), wanted.size()}, core_->opts.subprotocol);
  stream_.set_option(ws::stream_base::decorator(
      [grant, subprotocol = core_->opts.subprotocol](ws::response_type& response) {
        // Else Beast writes its own name and version there.
        response.set(boost::beast::http::field::server, "tesserad");
        if (grant)
          response.set(boost::beast::http::field::sec_websocket_protocol, subprotocol);
      }));
  stream_.async_accept(upgrade_->message,
                       [self = shared_from_this()](boost::system::error_code error) {
                         if (self->done_)
                           return;
                         if (error)
                           return self->finish(error.message());
                         self->accepted();
                       });
}

void ws_session::accepted() {
  upgrade_.reset();
  stream_.text(true);
  if (auto handler = core_->handlers.on_websocket)
    handler(shared_from_this());
}

void ws_session::set_handlers(handlers h) {
  handlers_ = std::move(h);
  if (!reading_ && !done_) {
    reading_ = true;
    read_next();
  }
}

void ws_session::read_next() {
  stream_.async_read(incoming_,
                     [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                       if (self->done_)
                         return;
                       if (error == ws::error::closed)
                         return self->finish("the other side closed");
                       if (error)
                         return self->finish(error.message());
                       self->take_message();
                     });
}

void ws_session::take_message() {
  if (!stream_.got_text())
    close(close_unsupported_data, "text only");
  if (!closing_) {
    if (auto handler = handlers_.on_message) {
      auto data = incoming_.cdata();
      handler({static_cast<const char*>(data.data()), data.size()});
    }
  }
  incoming_.consume(incoming_.size());
  // On while closing too: the other side's goodbye is read here.
  if (!done_)
    read_next();
}

void ws_session::send(std::string text) {
  if (closing_ || done_)
    return;
  queued_ += text.size();
  if (queued_ > core_->opts.limits.websocket_queue)
    return finish("it reads too slowly");
  queue_.push_back(std::move(text));
  if (queue_.size() == 1)
    write_next();
}

void ws_session::write_next() {
  stream_.async_write(boost::asio::buffer(queue_.front()),
                      [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                        if (self->done_)
                          return;
                        if (error)
                          return self->finish(error.message());
                        self->queued_ -= self->queue_.front().size();
                        self->queue_.pop_front();
                        if (!self->queue_.empty())
                          self->write_next();
                        else if (self->closing_)
                          self->say_goodbye();
                      });
}

void ws_session::close(std::uint16_t code, std::string_view reason) {
  if (closing_ || done_)
    return;
  closing_ = true;
  goodbye_.code = code;
  reason = reason.substr(0, goodbye_.reason.max_size());
  goodbye_.reason.assign(reason.data(), reason.size());
  deadline_ = call_after(core_->loop, goodbye_time, [this] { finish("closed by us"); });
  if (queue_.empty())
    say_goodbye();
}

void ws_session::say_goodbye() {
  stream_.async_close(goodbye_, [self = shared_from_this()](boost::system::error_code) {
    self->finish("closed by us");
  });
}

void ws_session::set_joined() noexcept {
  if (!done_)
    core_->table.set_stage(id_, connection_stage::joined);
}

void ws_session::cut(const std::string& reason) {
  finish(reason);
}

void ws_session::finish(const std::string& reason) {
  if (done_)
    return;
  topic.debug("WebSocket {} from {} ends: {}", id_, remote_address_, reason);
  done_ = true;
  deadline_.cancel();
  line_->close();
  core_->remove(id_);
  // Posted, because the caller may be in the middle of a handler or of send().
  core_->loop.post([self = shared_from_this(), reason] {
    auto last = std::move(self->handlers_);
    self->handlers_ = {};
    if (last.on_closed)
      last.on_closed(reason);
  });
}

} // namespace

void start_ws_session(std::shared_ptr<http_core> core,
                      std::shared_ptr<transport> line,
                      std::uint64_t id,
                      std::string remote_address,
                      std::shared_ptr<upgrade_request> upgrade) {
  std::make_shared<ws_session>(
      std::move(core), std::move(line), id, std::move(remote_address), std::move(upgrade))
      ->start();
}

} // namespace tessera::net
