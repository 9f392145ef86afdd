// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/http_session.hpp"

#include "base/log.hpp"
#include "net/answer_ticket.hpp"
#include "net/http_stream_session.hpp"
#include "net/request_reader.hpp"
#include "net/response_head.hpp"
#include "net/ws_session.hpp"
#include "proto/http_text.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <exception>
#include <optional>

namespace tessera::net {
namespace {

const log_topic topic{"http"};

using clock = std::chrono::steady_clock;

constexpr auto linger_time = std::chrono::milliseconds{1'000};
/// Who is told in the middle of an upload that it is too large wants to finish a sentence or two.
constexpr auto linger_time_in_body = std::chrono::milliseconds{3'000};
constexpr char tls_handshake_record = 0x16; // RFC 8446 5.1
constexpr const char* went_wrong = "Something went wrong inside the box.\n";
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

class http_session final : public http_connection,
                           public answer_target,
                           public std::enable_shared_from_this<http_session> {
public:
  http_session(std::shared_ptr<http_core> core,
               std::shared_ptr<transport> line,
               std::uint64_t id,
               std::string remote_address)
      : core_(std::move(core)), line_(std::move(line)), id_(id),
        remote_address_(std::move(remote_address)),
        reader_(core_->opts.limits.header_bytes, remote_address_, core_->tls != nullptr) {}

  void start();
  void cut(const std::string& reason) override;

  void answer(std::uint64_t number, http_response response) override;
  std::shared_ptr<http_stream> start_stream(std::uint64_t number, http_response head) override;

private:
  enum class phase { idle, head, verdict, body, answer, writing };

  void set_deadline(std::chrono::milliseconds limit, const char* what);
  void set_body_deadline();
  void first_bytes();
  void explain_tls();
  void read_on();
  void read_more();
  [[nodiscard]] bool take_head();
  [[nodiscard]] std::optional<http_response> refuse_body();
  [[nodiscard]] bool is_large() const;
  void ask_for_large_body();
  void hear_verdict(std::optional<http_response> refusal);
  [[nodiscard]] std::optional<http_response> claim_room();
  void say_go_on();
  void take_request();
  void call_handler(http_request request);
  void upgrade();
  void refuse(http_response response);
  void respond(http_response response);
  void respond_with(std::string head, std::shared_ptr<const std::string> body);
  void write_rest();
  void next_request();
  void linger();

  std::shared_ptr<http_core> core_;
  std::shared_ptr<transport> line_;
  std::uint64_t id_;
  std::string remote_address_;
  timer deadline_;
  bool done_ = false;
  phase phase_ = phase::head;
  std::array<char, 4096> chunk_;
  request_reader reader_;
  std::size_t most_body_ = 0; // that the handler lets this request have
  body_room::claim claim_;
  clock::time_point body_began_;
  std::uint64_t number_ = 0;           // of the request
  std::shared_ptr<http_session> self_; // while nothing but a responder or a verdict knows of us
  std::string head_;
  std::shared_ptr<const std::string> body_;
  std::size_t written_ = 0;
  bool close_after_ = false;
  bool body_unread_ = false;
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
  auto last = std::move(self_); // may end us behind the last line
  done_ = true;
  deadline_.cancel();
  line_->close();
  core_->remove(id_);
}

void http_session::set_deadline(std::chrono::milliseconds limit, const char* what) {
  deadline_ = call_after(core_->loop, limit, [this, what] { cut(what); });
}

void http_session::set_body_deadline() {
  auto allowed = body_time(core_->opts.limits, reader_.body_bytes());
  auto left = std::chrono::ceil<std::chrono::milliseconds>(body_began_ + allowed - clock::now());
  set_deadline(std::max(left, std::chrono::milliseconds{0}), "its body comes too slowly");
}

void http_session::first_bytes() {
  core_->table.set_stage(id_, connection_stage::asking);
  if (!core_->tls)
    return read_on();
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
    self->read_on();
  });
}

/// A browser takes an address with a port that somebody types for plain HTTP.
void http_session::explain_tls() {
  std::array<char, 4096> head;
  auto got = ::recv(line_->socket().native_handle(), head.data(), head.size(), MSG_PEEK);
  auto host = http::host_in({head.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))});
  auto response = text_response(host ? 307 : 400,
                                "This port speaks HTTPS. Put https:// before the address.\n");
  if (host)
    response.headers.emplace_back("Location", "https://" + http::to_text(*host) + "/");
  response.close = true;
  auto text = response_head(response) + *response.body;
  // Past the TLS layer, once; a few hundred bytes always fit into an empty socket.
  (void)::send(line_->socket().native_handle(), text.data(), text.size(), MSG_NOSIGNAL);
  linger();
}

void http_session::read_on() {
  for (;;) {
    switch (reader_.next()) {
    case request_reader::step::more:
      return read_more();
    case request_reader::step::head:
      if (!take_head())
        return;
      break;
    case request_reader::step::whole:
      return take_request();
    case request_reader::step::refused:
      return refuse(reader_.refusal());
    }
  }
}

void http_session::read_more() {
  line_->read_some(
      boost::asio::buffer(chunk_), [self = shared_from_this()](auto error, std::size_t got) {
        if (self->done_)
          return;
        if (error)
          return self->cut(error.message());
        if (self->phase_ == phase::idle) {
          self->phase_ = phase::head;
          self->set_deadline(self->core_->opts.limits.header_read, "its request took too long");
        }
        self->reader_.feed({self->chunk_.data(), got});
        self->read_on();
        if (!self->done_ && self->phase_ == phase::body)
          self->set_body_deadline();
      });
}

/// False when something has to be said or asked before the body comes.
bool http_session::take_head() {
  phase_ = phase::body;
  body_began_ = clock::now();
  if (!reader_.plan().expected())
    return true;
  if (auto refusal = refuse_body()) {
    refuse(std::move(*refusal));
    return false;
  }
  if (is_large()) {
    ask_for_large_body();
    return false;
  }
  if (!reader_.plan().wants_continue || reader_.unread())
    return true;
  say_go_on();
  return false;
}

/// Costs room that everybody shares.
bool http_session::is_large() const {
  const auto& plan = reader_.plan();
  auto most = plan.chunked ? most_body_ : static_cast<std::size_t>(plan.length);
  return most > core_->opts.limits.body_bytes;
}

/// Nothing is read meanwhile: what the other side sends stays with the kernel.
void http_session::ask_for_large_body() {
  phase_ = phase::verdict;
  ++number_;
  self_ = shared_from_this();
  set_deadline(core_->opts.limits.answer, "nobody said whether its body may come");
  auto judge = core_->handlers.judge_large_body;
  if (!judge)
    return hear_verdict({});
  try {
    judge(reader_.head(),
          [weak = weak_from_this(), number = number_](std::optional<http_response> refusal) {
            auto me = weak.lock();
            if (me && !me->done_ && me->phase_ == phase::verdict && me->number_ == number)
              me->hear_verdict(std::move(refusal));
          });
  } catch (const std::exception& fault) {
    topic.error("looking at the head of {} threw: {}", reader_.head().path, fault.what());
    if (phase_ == phase::verdict)
      hear_verdict(text_response(500, went_wrong));
  }
}

void http_session::hear_verdict(std::optional<http_response> refusal) {
  auto keep = std::move(self_);
  phase_ = phase::body;
  body_began_ = clock::now();
  if (!refusal)
    refusal = claim_room();
  if (refusal)
    return refuse(std::move(*refusal));
  set_body_deadline();
  if (reader_.plan().wants_continue && !reader_.unread())
    return say_go_on();
  read_on();
}

std::optional<http_response> http_session::claim_room() {
  const auto& plan = reader_.plan();
  auto claim = core_->bodies.take(plan.chunked ? most_body_ : static_cast<std::size_t>(plan.length),
                                  remote_address_);
  if (claim) {
    claim_ = *std::move(claim);
    return std::nullopt;
  }
  bool own = claim.code() == errc::rate_limited;
  auto response = own ? text_response(429,
                                      "You send the box too much at once. One after the other "
                                      "works.\n")
                      : text_response(503, "The box takes in too much already. Try again soon.\n");
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

std::optional<http_response> http_session::refuse_body() {
  const auto& handlers = core_->handlers;
  most_body_ = core_->opts.limits.body_bytes;
  try {
    if (handlers.refuse_body) {
      if (auto refusal = handlers.refuse_body(reader_.head()))
        return refusal;
    }
    if (handlers.body_limit)
      most_body_ = handlers.body_limit(reader_.head());
  } catch (const std::exception& fault) {
    topic.error("looking at the head of {} threw: {}", reader_.head().path, fault.what());
    return text_response(500, went_wrong);
  }
  if (!reader_.limit_body(most_body_))
    return text_response(413, "The body of the request is too large.\n");
  return std::nullopt;
}

void http_session::say_go_on() {
  set_body_deadline();
  line_->write_some({boost::asio::buffer(go_on)},
                    [self = shared_from_this()](auto error, std::size_t put) {
                      if (self->done_)
                        return;
                      if (error || put != go_on.size())
                        return self->cut("it does not read");
                      self->read_on();
                    });
}

/// Before the request is read to its end, so there can be no next one.
void http_session::refuse(http_response response) {
  response.close = true;
  body_unread_ = reader_.plan().expected();
  respond(std::move(response));
}

void http_session::take_request() {
  close_after_ = !reader_.keep_alive();
  if (reader_.upgrade())
    return upgrade();
  phase_ = phase::answer;
  ++number_;
  self_ = shared_from_this();
  deadline_ = call_after(core_->loop, core_->opts.limits.answer, [this, number = number_] {
    topic.error("a handler took too long to answer");
    auto response = text_response(504, "The box took too long to answer.\n");
    response.close = true;
    answer(number, std::move(response));
  });
  call_handler(reader_.take());
}

void http_session::call_handler(http_request request) {
  auto path = request.path;
  http_responder responder{std::make_shared<answer_ticket>(self_, number_, core_->gate)};
  try {
    // A copy: a handler may close the server, which forgets its handlers.
    if (auto handler = core_->handlers.on_request)
      handler(std::move(request), responder);
    else
      responder.answer(text_response(404, "Nothing is here.\n"));
  } catch (const std::exception& fault) {
    topic.error("the handler of {} threw: {}", path, fault.what());
    auto response = text_response(500, went_wrong);
    response.close = true;
    responder.answer(std::move(response));
  }
}

void http_session::answer(std::uint64_t number, http_response response) {
  if (done_ || phase_ != phase::answer || number != number_)
    return;
  auto keep = std::move(self_);
  respond(std::move(response));
}

std::shared_ptr<http_stream> http_session::start_stream(std::uint64_t number, http_response head) {
  if (done_ || phase_ != phase::answer || number != number_)
    return nullptr;
  auto keep = std::move(self_);
  const auto& limits = core_->opts.limits;
  const auto& table = core_->table;
  if (table.count(connection_stage::streaming) >= limits.streams ||
      table.count(connection_stage::streaming, remote_address_) >= limits.streams_per_source) {
    auto response = text_response(503, "Too many streams are open already.\n");
    response.headers.emplace_back("Retry-After", "5");
    respond(std::move(response));
    return nullptr;
  }
  bool chunked = reader_.http_1_1();
  auto text = stream_head(head, chunked);
  if (reader_.head_only()) {
    close_after_ = true;
    respond_with(std::move(text), nullptr);
    return nullptr;
  }
  done_ = true;
  deadline_.cancel();
  core_->table.set_stage(id_, connection_stage::streaming);
  return start_http_stream(core_, line_, id_, remote_address_, std::move(text), chunked);
}

void http_session::upgrade() {
  std::optional<http_response> refusal;
  try {
    // A page sends nothing before our answer; what came early would get lost.
    if (reader_.unread() || reader_.plan().expected())
      refusal = text_response(400, "WebSocket frames came before the answer.\n");
    else if (!core_->handlers.on_websocket)
      refusal = text_response(404, "There is no WebSocket here.\n");
    else if (core_->handlers.accept_websocket)
      refusal = core_->handlers.accept_websocket(reader_.head());
  } catch (const std::exception& fault) {
    topic.error("looking at the upgrade to {} threw: {}", reader_.head().path, fault.what());
    refusal = text_response(500, went_wrong);
  }
  if (refusal) {
    refusal->close = true;
    return respond(std::move(*refusal));
  }
  done_ = true;
  deadline_.cancel();
  core_->table.set_stage(id_, connection_stage::websocket);
  start_ws_session(core_, line_, id_, remote_address_, reader_.take_upgrade());
}

void http_session::respond(http_response response) {
  response.close = response.close || close_after_;
  close_after_ = response.close;
  auto head = response_head(response);
  bool bare = reader_.head_only() || response.status == 204 || response.status == 304;
  respond_with(std::move(head), bare ? nullptr : std::move(response.body));
}

void http_session::respond_with(std::string head, std::shared_ptr<const std::string> body) {
  phase_ = phase::writing;
  claim_ = {};
  head_ = std::move(head);
  body_ = std::move(body);
  written_ = 0;
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
    return next_request();
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

void http_session::next_request() {
  reader_.restart();
  if (!reader_.unread()) {
    phase_ = phase::idle;
    set_deadline(core_->opts.limits.keep_alive, "it is idle");
  } else {
    phase_ = phase::head;
    set_deadline(core_->opts.limits.header_read, "its request took too long");
  }
  read_on();
}

void http_session::linger() {
  set_deadline(body_unread_ ? linger_time_in_body : linger_time, "closed by us");
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
