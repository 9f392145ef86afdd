// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/http_session.hpp"

#include "base/log.hpp"
#include "net/response_head.hpp"
#include "net/ws_session.hpp"
#include "proto/http_text.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <exception>
#include <optional>

namespace tessera::net {
namespace {

namespace beast_http = boost::beast::http;

const log_topic topic{"http"};

constexpr auto linger_time = std::chrono::milliseconds{1'000};
constexpr char tls_handshake_record = 0x16; // RFC 8446 5.1

class http_session final : public http_connection,
                           public std::enable_shared_from_this<http_session> {
public:
  http_session(std::shared_ptr<http_core> core,
               std::shared_ptr<transport> line,
               std::uint64_t id,
               std::string remote_address)
      : core_(std::move(core)), line_(std::move(line)), id_(id),
        remote_address_(std::move(remote_address)) {}

  void start();
  void cut(const std::string& reason) override;

private:
  void set_deadline(std::chrono::milliseconds limit, const char* what);
  void first_bytes();
  void explain_tls();
  void read_request();
  void parse();
  void read_more();
  void handle();
  void upgrade(const http_request& request);
  void refuse(boost::system::error_code why);
  void respond(http_response response, bool head_only);
  void write_rest();
  void linger();
  [[nodiscard]] result<http_request> request_of(const beast_request& from) const;

  std::shared_ptr<http_core> core_;
  std::shared_ptr<transport> line_;
  std::uint64_t id_;
  std::string remote_address_;
  timer deadline_;
  bool done_ = false;
  bool idle_ = false; // between two requests
  std::array<char, 4096> chunk_;
  std::string pending_; // came, not parsed yet
  std::optional<beast_http::request_parser<beast_http::string_body>> parser_;
  std::string head_;
  std::shared_ptr<const std::string> body_;
  std::size_t written_ = 0;
  bool close_after_ = false;
};

void http_session::start() {
  core_->set(id_, weak_from_this());
  set_deadline(core_->tls ? core_->opts.limits.tls_handshake : core_->opts.limits.header_read,
               "it sent nothing");
  // A silent connection costs a socket and no more: TLS begins with the first byte.
  line_->wait_readable([self = shared_from_this()](auto error) {
    if (!error && !self->done_)
      self->first_bytes();
  });
}

void http_session::cut(const std::string& reason) {
  if (done_)
    return;
  topic.debug("connection {} from {} ends: {}", id_, remote_address_, reason);
  done_ = true;
  deadline_.cancel();
  line_->close();
  core_->remove(id_);
}

void http_session::set_deadline(std::chrono::milliseconds limit, const char* what) {
  deadline_ = call_after(core_->loop, limit, [this, what] { cut(what); });
}

void http_session::first_bytes() {
  core_->table.set_stage(id_, connection_stage::asking);
  if (!core_->tls)
    return read_request();
  char first = 0;
  auto peeked = ::recv(line_->socket().native_handle(), &first, 1, MSG_PEEK);
  if (peeked == 0)
    return cut("it went away");
  if (peeked == 1 && first != tls_handshake_record)
    return explain_tls();
  line_->handshake([self = shared_from_this()](auto error) {
    if (self->done_)
      return;
    if (error)
      return self->cut("TLS handshake: " + error.message());
    self->set_deadline(self->core_->opts.limits.header_read, "its request took too long");
    self->read_request();
  });
}

void http_session::explain_tls() {
  auto response = text_response(400, "This port speaks HTTPS. Put https:// before the address.\n");
  response.close = true;
  auto text = response_head(response) + *response.body;
  // Past the TLS layer, once; a few hundred bytes always fit into an empty socket.
  (void)::send(line_->socket().native_handle(), text.data(), text.size(), MSG_NOSIGNAL);
  linger();
}

void http_session::read_request() {
  parser_.emplace();
  parser_->eager(true);
  parser_->header_limit(static_cast<std::uint32_t>(core_->opts.limits.header_bytes));
  parser_->body_limit(core_->opts.limits.body_bytes);
  parse();
}

void http_session::parse() {
  while (!parser_->is_done()) {
    if (pending_.empty())
      return read_more();
    boost::system::error_code error;
    auto used = parser_->put(boost::asio::buffer(pending_), error);
    pending_.erase(0, used);
    if (error == beast_http::error::need_more)
      return read_more();
    if (error)
      return refuse(error);
  }
  handle();
}

void http_session::read_more() {
  line_->read_some(
      boost::asio::buffer(chunk_), [self = shared_from_this()](auto error, std::size_t got) {
        if (self->done_)
          return;
        if (error)
          return self->cut(error.message());
        if (self->idle_) {
          self->idle_ = false;
          self->set_deadline(self->core_->opts.limits.header_read, "its request took too long");
        }
        self->pending_.append(self->chunk_.data(), got);
        self->parse();
      });
}

void http_session::refuse(boost::system::error_code why) {
  unsigned status = 400;
  if (why == beast_http::error::header_limit)
    status = 431;
  else if (why == beast_http::error::body_limit)
    status = 413;
  auto response = text_response(status, "The request cannot be read: " + why.message() + ".\n");
  response.close = true;
  respond(std::move(response), false);
}

result<http_request> http_session::request_of(const beast_request& from) const {
  http_request out;
  auto target = http::parse_target({from.target().data(), from.target().size()});
  if (!target)
    return std::move(target).error();
  out.method = std::string{from.method_string()};
  out.path = std::move(target->path);
  out.query = std::move(target->query);
  for (const auto& field : from)
    out.headers.emplace_back(std::string{field.name_string()}, std::string{field.value()});
  out.remote_address = remote_address_;
  out.secure = core_->tls != nullptr;
  return out;
}

void http_session::handle() {
  auto keep = shared_from_this();
  auto request = request_of(parser_->get());
  if (!request) {
    auto response = text_response(400, request.error().message() + "\n");
    response.close = true;
    return respond(std::move(response), parser_->get().method() == beast_http::verb::head);
  }
  try {
    if (boost::beast::websocket::is_upgrade(parser_->get()))
      return upgrade(*request);
    auto response = core_->handlers.on_request ? core_->handlers.on_request(*request)
                                               : text_response(404, "Nothing is here.\n");
    response.close = response.close || !parser_->get().keep_alive();
    respond(std::move(response), request->method == "HEAD");
  } catch (const std::exception& fault) {
    topic.error("the handler of {} threw: {}", request->path, fault.what());
    auto response = text_response(500, "Something went wrong inside the box.\n");
    response.close = true;
    respond(std::move(response), false);
  }
}

void http_session::upgrade(const http_request& request) {
  std::optional<http_response> refusal;
  // A page sends nothing before our answer; what came early would get lost.
  if (!pending_.empty())
    refusal = text_response(400, "WebSocket frames came before the answer.\n");
  else if (!core_->handlers.on_websocket)
    refusal = text_response(404, "There is no WebSocket here.\n");
  else if (core_->handlers.accept_websocket)
    refusal = core_->handlers.accept_websocket(request);
  if (refusal) {
    refusal->close = true;
    return respond(std::move(*refusal), false);
  }
  done_ = true;
  deadline_.cancel();
  core_->table.set_stage(id_, connection_stage::websocket);
  start_ws_session(core_, line_, id_, remote_address_, parser_->release());
}

void http_session::respond(http_response response, bool head_only) {
  head_ = response_head(response);
  body_ = head_only ? nullptr : std::move(response.body);
  written_ = 0;
  close_after_ = response.close;
  set_deadline(core_->opts.limits.response_write, "it did not read the answer");
  write_rest();
}

void http_session::write_rest() {
  transport::const_buffers rest{boost::asio::buffer(head_)};
  if (body_)
    rest.push_back(boost::asio::buffer(*body_));
  auto skip = written_;
  for (auto& part : rest) {
    auto gone = std::min(skip, part.size());
    part += gone;
    skip -= gone;
  }
  if (rest.front().size() == 0)
    rest.erase(rest.begin());
  if (rest.empty() || rest.front().size() == 0) {
    if (close_after_)
      return linger();
    core_->table.set_stage(id_, connection_stage::answered);
    idle_ = true;
    set_deadline(core_->opts.limits.keep_alive, "it is idle");
    return read_request();
  }
  line_->write_some(rest, [self = shared_from_this()](auto error, std::size_t put) {
    if (self->done_)
      return;
    if (error)
      return self->cut(error.message());
    self->written_ += put;
    // A slow reader may take its time as long as it goes on.
    self->set_deadline(self->core_->opts.limits.response_write, "it did not read the answer");
    self->write_rest();
  });
}

void http_session::linger() {
  set_deadline(linger_time, "closed by us");
  line_->linger([self = shared_from_this()](auto) { self->cut("closed by us"); });
}

} // namespace

void start_http_session(std::shared_ptr<http_core> core,
                        std::shared_ptr<transport> line,
                        std::uint64_t id,
                        std::string remote_address) {
  std::make_shared<http_session>(std::move(core), std::move(line), id, std::move(remote_address))
      ->start();
}

} // namespace tessera::net
