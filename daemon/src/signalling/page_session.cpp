// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/page_session.hpp"

#include "base/clock.hpp"
#include "base/log.hpp"
#include "proto/method_table.hpp"
#include "proto/params.hpp"
#include "signalling/offer.hpp"

#include <cmath>
#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

const log_topic topic{"signalling"};

constexpr rpc::text_limits candidate_limits{0, 1024};
constexpr rpc::text_limits mid_limits{0, 64};
constexpr std::int64_t max_mline = 63;

} // namespace

page_session::page_session(door& shared, std::shared_ptr<net::websocket> socket)
    : door_(shared), socket_(std::move(socket)) {}

void page_session::check_idle(monotonic::time_point now) {
  if (!participant() && !host_ && !entering_ && now - waiting_since_ >= join_time)
    dismiss("idle");
}

void page_session::on_message(std::string_view text) {
  auto call = json_rpc::parse_call(text);
  if (!rate_.take(monotonic::now())) {
    if (++strikes_ > strikes)
      socket_->close(net::close_policy_violation, "too many messages");
    else if (call && call->id)
      socket_->send(
          json_rpc::make_error(*call->id, {errc::rate_limited, {}, std::chrono::seconds{1}}));
    return;
  }
  if (!call) {
    if (++strikes_ > strikes)
      socket_->close(net::close_policy_violation, "too many bad messages");
    else
      socket_->send(json_rpc::make_error(nullptr, call.error()));
    return;
  }
  auto done = [weak = weak_from_this(), id = call->id](result<json> value) {
    auto self = weak.lock();
    if (!self || !self->open_ || !id)
      return;
    self->socket_->send(value ? json_rpc::make_result(*id, *value)
                              : json_rpc::make_error(*id, value.error()));
  };
  if (participant())
    door_.tokens.confirm(*participant());
  if (auto may = rpc::may_call(roles(), call->method); !may)
    done(std::move(may).error());
  else
    dispatch(*call, done);
}

rpc::role_set page_session::roles() const {
  rpc::role_set all = rpc::role::anyone;
  if (me_)
    all = all | rpc::role::guest;
  if (host_)
    all = all | rpc::role::host;
  return all;
}

void page_session::dispatch(const json_rpc::call& call, const answer& done) {
  if (call.method == "room.hello")
    hello(done);
  else if (call.method == "join")
    join(call.params, done);
  else if (call.method == "resume")
    resume(call.params, done);
  else if (call.method == "leave")
    leave(done);
  else if (call.method == "host.open")
    open_host(call.params, done);
  else if (call.method == "room.get")
    done(snapshot());
  else if (call.method == "ping")
    done(json::object());
  else if (call.method == "peer.offer")
    offer(call.params, done);
  else if (call.method == "view.offer")
    watch(call.params, done);
  else if (call.method == "view.set")
    door_.watching.set(*me_, call.params, done);
  else if (call.method == "peer.candidate")
    candidate(call.params, done);
  else if (call.method == "peer.close")
    close_peer(call.params, done);
  else if (call.method == "share.report")
    report(call.params, done);
  else
    call_house(call, done);
}

void page_session::call_house(const json_rpc::call& call, const answer& done) {
  // What a page reads by itself each second, small pictures say, is no use of a session.
  if (host_ && rpc::find_method(call.method)->http != rpc::verb::get)
    acted_as_host_ = true;
  door_.house.call(
      call.method, call.params, {roles(), me_, me_ ? "page" : "host page", source()}, done);
}

json page_session::snapshot() const {
  return {{"revision", view_.revision()}, {"room", view_.current()}};
}

void page_session::offer(const json& params, const answer& done) {
  auto wanted = read_offer(params);
  if (!wanted)
    return done(std::move(wanted).error());
  start_offer(door_, *me_, std::move(*wanted), done);
}

void page_session::watch(const json& params, const answer& done) {
  auto wanted = read_view(params);
  if (!wanted)
    return done(std::move(wanted).error());
  door_.watching.offer(*me_, *wanted, done);
}

void page_session::candidate(const json& params, const answer& done) {
  auto peer = rpc::text_param(params, "peer", rpc::id_limits);
  auto text = rpc::text_param(params, "candidate", candidate_limits);
  auto mid = rpc::optional_text_param(params, "mid", mid_limits);
  auto mline = rpc::optional_integer_param(params, "mline", 0, max_mline);
  if (!peer || !text || !mid || !mline)
    return done(!peer   ? std::move(peer).error()
                : !text ? std::move(text).error()
                : !mid  ? std::move(mid).error()
                        : std::move(mline).error());
  if (door_.peers.find(peer_id{*peer}, *me_) == nullptr)
    return done(failure{errc::not_found, "there is no such peer connection of yours", {}});
  door_.house.remote_candidate({peer_id{*peer},
                                static_cast<unsigned>(mline->value_or(0)),
                                mid->value_or(""),
                                std::move(*text)});
  done(json::object());
}

void page_session::close_peer(const json& params, const answer& done) {
  auto text = rpc::text_param(params, "peer", rpc::id_limits);
  if (!text)
    return done(std::move(text).error());
  peer_id peer{std::move(*text)};
  const auto* known = door_.peers.find(peer, *me_);
  if (known == nullptr)
    return done(failure{errc::not_found, "there is no such peer connection of yours", {}});
  auto shares = known->shares;
  door_.watching.forget(peer);
  door_.peers.close(peer);
  door_.house.close_peer(peer);
  if (shares.empty())
    return done(json::object());
  auto left = std::make_shared<std::size_t>(shares.size());
  for (const auto& share : shares) {
    door_.house.end_share({share, end_reason::stopped, *me_}, [left, done](const result<nothing>&) {
      if (--*left == 0)
        done(json::object());
    });
  }
}

void page_session::report(const json& params, const answer& done) {
  auto share = rpc::text_param(params, "share", rpc::id_limits);
  if (!share)
    return done(std::move(share).error());
  auto peer = door_.peers.peer_of(share_id{*share});
  if (!peer || door_.peers.find(*peer, *me_) == nullptr)
    return done(errc::share_not_found);
  auto now = monotonic::now();
  if (now - reported_ < report_pause)
    return done(json::object()); // the next one is as good
  reported_ = now;
  auto number = [&params](const char* key, double largest) {
    auto value = rpc::optional_number_param(params, key, 0, largest);
    return value && *value && std::isfinite(**value) ? **value : 0.0;
  };
  share_encoded what;
  what.share = share_id{*share};
  what.qp = number("qp", 255);
  what.fps = number("fps", 240);
  what.kbps = static_cast<int>(number("kbps", 1e6));
  what.width = static_cast<int>(number("width", 16384));
  what.height = static_cast<int>(number("height", 16384));
  auto limit = rpc::optional_text_param(params, "limit", {0, 16});
  for (const char* known : {"none", "cpu", "bandwidth", "other"}) {
    if (limit && *limit == known)
      what.limit = known;
  }
  door_.house.encoded(std::move(what));
  done(json::object());
}

void page_session::show(const json& room) {
  if (lobby_ && open_)
    look_for_admission(room);
  if ((!me_ && !host_) || !open_)
    return;
  if (auto patch = view_.update(room))
    notify("room.changed", {{"revision", view_.revision()}, {"patch", *patch}});
}

void page_session::notify(std::string_view method, const json& params) {
  if (open_)
    socket_->send(json_rpc::make_notification(method, params));
}

void page_session::dismiss(std::string_view reason) {
  if (!open_)
    return;
  notify("bye", {{"reason", reason}});
  topic.info("page {} is sent away: {}", id(), reason);
  host_.reset();
  socket_->close(net::close_normal, reason);
}

void page_session::on_closed() {
  open_ = false;
  if (auto who = participant())
    door_.house.away(*who);
  disown();
}

} // namespace tessera::signalling
