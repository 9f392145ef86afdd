// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/rpc_line_session.hpp"

#include "proto/params.hpp"

#include <fmt/format.h>

#include <utility>

namespace tessera::net {
namespace {

using json_rpc::json;

room::audience audience_of(rpc::role who) {
  return who == rpc::role::admin ? room::audience::admin : room::audience::kiosk;
}

} // namespace

rpc_line_session::rpc_line_session(std::shared_ptr<line_connection> connection,
                                   options opts,
                                   handlers h)
    : connection_(std::move(connection)), options_(std::move(opts)), handlers_(std::move(h)),
      view_(audience_of(options_.role)) {}

void rpc_line_session::on_line(std::string_view line) {
  if (over_)
    return;
  auto call = json_rpc::parse_call(line, options_.max_line);
  if (!call) {
    refuse(nullptr, call.error());
    return count_fault();
  }
  if (!ready_)
    return say_hello(*call);
  faults_ = 0;
  if (!admit(*call))
    return;
  if (call->method == "ping")
    return answer(call->id, json::object());
  handlers_.on_call(*std::move(call));
}

void rpc_line_session::on_fault(const failure& why) {
  if (!over_)
    refuse(nullptr, why);
  over_ = true;
}

void rpc_line_session::say_hello(const json_rpc::call& call) {
  auto id = call.id.value_or(nullptr);
  if (call.method != "hello" || !call.id) {
    refuse(id, {errc::unauthenticated, "the first call is hello, with an id", {}});
    return count_fault();
  }
  if (auto good = check_hello(call); !good) {
    refuse(id, good.error());
    over_ = true;
    return connection_->close();
  }
  ready_ = true;
  connection_->send_line(json_rpc::make_result(
      id, {{"protocol", protocol}, {"version", options_.version}, {"session", options_.session}}));
  handlers_.on_ready();
}

result<> rpc_line_session::check_hello(const json_rpc::call& call) {
  auto spoken = rpc::integer_param(call.params, "protocol", 0, INT32_MAX);
  if (!spoken)
    return std::move(spoken).error();
  if (*spoken != protocol)
    return {errc::version_mismatch,
            fmt::format("the box speaks protocol {}, this program protocol {}: install both from "
                        "the same version",
                        protocol,
                        *spoken)};
  auto role = rpc::text_param(call.params, "role", 32);
  if (!role)
    return std::move(role).error();
  if (*role != rpc::name_of(options_.role))
    return {errc::not_allowed,
            fmt::format("this socket is for the role \"{}\"", rpc::name_of(options_.role))};
  auto version = rpc::text_param(call.params, "version", 64);
  if (!version)
    return std::move(version).error();
  client_version_ = *std::move(version);
  return {};
}

bool rpc_line_session::admit(const json_rpc::call& call) {
  auto allowed = rpc::may_call(options_.role, call.method);
  if (allowed && call.method == "hello")
    allowed = {errc::invalid_request, "hello was said before"};
  if (!call.id)
    return allowed.has_value();
  if (allowed && waiting_.contains(*call.id))
    allowed = {errc::invalid_request, "a call with this id still waits for its answer"};
  if (allowed && waiting_.size() >= max_waiting)
    allowed = {errc::rate_limited, "too many calls wait for an answer"};
  if (!allowed) {
    refuse(*call.id, allowed.error());
    return false;
  }
  waiting_.insert(*call.id);
  return true;
}

void rpc_line_session::answer(const std::optional<json>& id, const result<json>& outcome) {
  if (over_ || !id || waiting_.erase(*id) == 0)
    return;
  connection_->send_line(outcome ? json_rpc::make_result(*id, *outcome)
                                 : json_rpc::make_error(*id, outcome.error()));
}

void rpc_line_session::notify(std::string_view method, const json& params) {
  if (!over_)
    connection_->send_line(json_rpc::make_notification(method, params));
}

void rpc_line_session::show_room(const json& room) {
  bool first = view_.revision() == 0;
  auto patch = view_.update(room);
  if (first)
    notify("room.snapshot", {{"revision", view_.revision()}, {"room", view_.current()}});
  else if (patch)
    notify("room.changed", {{"revision", view_.revision()}, {"patch", *patch}});
}

json rpc_line_session::room_answer(const json& room) {
  // A client that gets patches must not skip one: for it the view is up to date already.
  (void)view_.update(room);
  return {{"revision", view_.revision()}, {"room", view_.current()}};
}

void rpc_line_session::bye(std::string_view reason) {
  if (over_)
    return;
  notify("bye", {{"reason", reason}});
  over_ = true;
  connection_->close();
}

void rpc_line_session::refuse(const json& id, const failure& why) {
  connection_->send_line(json_rpc::make_error(id, why));
}

void rpc_line_session::count_fault() {
  if (++faults_ >= max_faults)
    bye("faults");
}

} // namespace tessera::net
