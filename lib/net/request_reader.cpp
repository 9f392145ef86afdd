// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/request_reader.hpp"

#include "net/upgrade_request.hpp"
#include "proto/http_text.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <utility>

namespace tessera::net {
namespace {

namespace beast_http = boost::beast::http;

// At least "0", two line ends: so much is still to come as long as a chunked body is not whole. Beast
// 1.81 aborts by an assertion when it gets this first and only chunk in smaller pieces.
constexpr std::size_t last_chunk_bytes = 5;

http_response explained(boost::system::error_code why) {
  unsigned status = 400;
  if (why == beast_http::error::header_limit)
    status = 431;
  else if (why == beast_http::error::body_limit)
    status = 413;
  return text_response(status, "The request cannot be read: " + why.message() + ".\n");
}

} // namespace

struct request_reader::parser : beast_http::request_parser<beast_http::string_body> {};

request_reader::request_reader(std::size_t header_bytes, std::string remote_address, bool secure)
    : header_bytes_(header_bytes), remote_address_(std::move(remote_address)), secure_(secure) {
  restart();
}

request_reader::~request_reader() = default;

void request_reader::restart() {
  parser_ = std::make_unique<parser>();
  parser_->header_limit(static_cast<std::uint32_t>(header_bytes_));
  // Else Beast looks at the length before we can say how much it may be.
  parser_->body_limit(boost::none);
  head_seen_ = false;
  http_1_1_ = true;
  request_ = {};
  request_.remote_address = remote_address_;
  request_.secure = secure_;
  plan_ = {};
}

void request_reader::feed(std::string_view bytes) {
  pending_ += bytes;
}

request_reader::step request_reader::next() {
  for (;;) {
    if (!head_seen_ && parser_->is_header_done())
      return read_head();
    if (parser_->is_done())
      return step::whole;
    if (head_seen_ && plan_.length > body_limit_)
      return refuse(explained(beast_http::error::body_limit));
    if (pending_.empty() || (head_seen_ && plan_.chunked && pending_.size() < last_chunk_bytes))
      return step::more;
    boost::system::error_code error;
    auto used = parser_->put(boost::asio::buffer(pending_), error);
    pending_.erase(0, used);
    if (error == beast_http::error::need_more) {
      // A line between two chunks, or what stands behind the last one, that never ends.
      if (head_seen_ && pending_.size() > header_bytes_)
        return refuse(text_response(431, "There is too much beside the body.\n"));
      return step::more;
    }
    if (error)
      return refuse(explained(error));
  }
}

request_reader::step request_reader::read_head() {
  head_seen_ = true;
  const auto& message = parser_->get();
  http_1_1_ = message.version() >= 11;
  request_.method = std::string{message.method_string()};
  auto target = http::parse_target({message.target().data(), message.target().size()});
  if (!target)
    return refuse(text_response(400, target.error().message() + "\n"));
  request_.path = std::move(target->path);
  request_.query = std::move(target->query);
  for (const auto& field : message)
    request_.headers.emplace_back(std::string{field.name_string()}, std::string{field.value()});
  if (auto fault = refuse_head(request_, http_1_1_))
    return refuse(std::move(*fault));
  plan_ = plan_body(request_, http_1_1_);
  limit_body(0);
  parser_->eager(true);
  return step::head;
}

request_reader::step request_reader::refuse(http_response why) {
  refusal_ = std::move(why);
  return step::refused;
}

bool request_reader::limit_body(std::size_t bytes) {
  body_limit_ = bytes;
  parser_->body_limit(bytes); // of chunks; a length has passed there already
  return plan_.length <= body_limit_;
}

std::size_t request_reader::body_bytes() const noexcept {
  return parser_->get().body().size();
}

bool request_reader::keep_alive() const noexcept {
  return parser_->get().keep_alive();
}

bool request_reader::head_only() const noexcept {
  return parser_->get().method() == beast_http::verb::head;
}

bool request_reader::upgrade() const noexcept {
  return boost::beast::websocket::is_upgrade(parser_->get());
}

http_request request_reader::take() {
  request_.body = std::move(parser_->get().body());
  return std::move(request_);
}

std::shared_ptr<upgrade_request> request_reader::take_upgrade() {
  return std::make_shared<upgrade_request>(upgrade_request{parser_->release()});
}

} // namespace tessera::net
