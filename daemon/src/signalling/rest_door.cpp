// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/rest_door.hpp"

#include "base/base64.hpp"
#include "proto/http_text.hpp"
#include "proto/json_rpc.hpp"
#include "proto/openapi.hpp"
#include "proto/rest_route.hpp"
#include "signalling/bearer.hpp"
#include "signalling/static_files.hpp"

#include <chrono>
#include <string_view>
#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

constexpr std::string_view metrics_path = "/metrics";
constexpr std::string_view openapi_path = "/openapi.json";
constexpr const char* background_header = "Tessera-Background"; ///< "1": nobody asked for it
constexpr std::size_t small_body_bytes = 4 * 1024; ///< of somebody without a token

std::string events_path() {
  return std::string{rest::root} + std::string{rest::room_stream().path};
}

net::http_response response_of(unsigned status, std::string type, std::string body) {
  net::http_response response;
  response.status = status;
  response.content_type = std::move(type);
  response.body = std::make_shared<const std::string>(std::move(body));
  add_security_headers(response);
  forbid_storing(response);
  return response;
}

net::http_response response_of(const failure& why) {
  const auto status = static_cast<unsigned>(http_status_of(why.code));
  json error{{"name", name_of(why.code)}, {"message", why.message()}};
  if (why.retry_after.count() > 0)
    error["retry_after_ms"] = why.retry_after.count();
  auto response =
      response_of(status, "application/json", json_rpc::dump({{"error", error}}) + "\n");
  if (why.code == errc::unauthenticated)
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (why.retry_after.count() > 0)
    response.headers.emplace_back(
        "Retry-After",
        std::to_string(std::chrono::ceil<std::chrono::seconds>(why.retry_after).count()));
  return response;
}

/// The path has other verbs.
net::http_response only(const std::string& allow) {
  auto response = response_of(405, "text/plain", "Only " + allow + "\n");
  response.headers.emplace_back("Allow", allow);
  return response;
}

/// JSON, or a file or text as it is (call_result).
net::http_response response_of(const json& value) {
  const bool text = value.is_object() && value.contains("text");
  const bool file = value.is_object() && value.contains("data");
  if (!value.is_object() || !value.contains("media_type") || (!text && !file))
    return response_of(200, "application/json", json_rpc::dump(value) + "\n");
  auto type = value.at("media_type").get<std::string>();
  if (text)
    return response_of(200, std::move(type), value.at("text").get<std::string>());
  auto bytes = from_base64(value.value("data", ""));
  if (!bytes)
    return response_of(failure{errc::internal, {}, {}});
  auto response = response_of(200, std::move(type), *std::move(bytes));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + value.value("name", "file") + "\"");
  return response;
}

room::audience audience_of(const token_owner& owner) {
  return owner.roles.intersects(rpc::role::admin) ? room::audience::admin : room::audience::host;
}

net::http_response too_many() {
  return response_of(failure{errc::rate_limited, {}, std::chrono::seconds{1}});
}

/// Nothing when whoever has this token may make the call.
std::optional<net::http_response> refuse_role(const rpc::method& what, const token_owner& owner) {
  if (what.callers.intersects(owner.roles | rpc::role::anyone))
    return {};
  bool nobody = owner.roles == rpc::role_set{rpc::role::anyone};
  return response_of(
      nobody ? failure{errc::unauthenticated, "A bearer token is needed.", {}}
             : failure{errc::not_allowed, "A bearer token of another role is needed.", {}});
}

/// Calls that a page makes by itself while it is open.
bool in_background(const net::http_request& request) {
  return request.header(background_header) == "1" || request.path == events_path();
}

} // namespace

bool rest_door::takes(const std::string& path) {
  return path == metrics_path || path == rest::root ||
         path.starts_with(std::string{rest::root} + "/");
}

std::size_t rest_door::body_limit(const net::http_request& head) {
  if (bearer_of(head).empty())
    return small_body_bytes;
  return rest::body_limit(rest::find_route(head.method, head.path), head.header("Content-Type"));
}

std::optional<net::http_response> rest_door::refuse(const net::http_request& head) {
  auto origin = head.header("Origin");
  if (!origin.empty() && !http::same_origin(origin, head.header("Host"), head.secure))
    return response_of(
        failure{errc::not_allowed, "Pages of other origins may not call the box.", {}});
  if (bearer_of(head).size() > max_bearer_bytes)
    return response_of(failure{errc::unauthenticated, "That is no token of this box.", {}});
  return {};
}

void rest_door::judge_large_body(
    const net::http_request& head,
    const std::function<void(std::optional<net::http_response>)>& then) {
  if (!rates_.take(head.remote_address, monotonic::now()))
    return then(too_many());
  const auto* what = rest::find_route(head.method, head.path).method;
  if (what == nullptr)
    return then(response_of(failure{errc::not_found, "There is no such path.", {}}));
  identify(head, [what, then](const result<token_owner>& owner) {
    then(owner ? refuse_role(*what, *owner) : response_of(owner.error()));
  });
}

void rest_door::handle(const net::http_request& request, const net::http_responder& to) {
  if (auto refused = refuse(request))
    return to.answer(*std::move(refused));
  if (!rates_.take(request.remote_address, monotonic::now()))
    return to.answer(too_many());
  if (request.path == std::string{rest::root} + std::string{openapi_path})
    return to.answer(response_of(rest::openapi(TESSERA_VERSION)));
  identify(request, [this, request, to](result<token_owner> owner) {
    if (!owner)
      return to.answer(response_of(owner.error()));
    carry_out(request, to, *owner);
  });
}

void rest_door::identify(const net::http_request& request, reply<token_owner> then) {
  auto token = bearer_of(request);
  if (token.empty())
    return then(token_owner{rpc::role::anyone, "REST"});
  house_.check_token({std::string{token}, request.remote_address, in_background(request)},
                     std::move(then));
}

void rest_door::carry_out(const net::http_request& request,
                          const net::http_responder& to,
                          const token_owner& owner) {
  auto path = request.path == metrics_path ? std::string{rest::root} + "/metrics" : request.path;
  auto roles = owner.roles | rpc::role::anyone;
  const bool sees_room = roles.intersects(rpc::role::host | rpc::role::admin);
  const auto& room = state_.room ? *state_.room : house_.room();
  if (path == events_path()) {
    if (request.method != "GET")
      return to.answer(only("GET"));
    if (auto refused = refuse_role(rest::room_stream(), owner))
      return to.answer(*std::move(refused));
    return events_.open(
        to, std::string{bearer_of(request)}, request.remote_address, audience_of(owner), room);
  }
  auto where = rest::find_route(request.method, path);
  if (where.method == nullptr) {
    if (where.allow.empty())
      return to.answer(response_of(failure{errc::not_found, "There is no such path.", {}}));
    return to.answer(only(where.allow));
  }
  if (auto refused = refuse_role(*where.method, owner))
    return to.answer(*std::move(refused));
  auto params =
      rest::params_of(where, {request.query, request.header("Content-Type"), request.body});
  if (!params)
    return to.answer(response_of(params.error()));
  if (where.method->name == "room.get" && sees_room)
    return to.answer(response_of(
        json{{"revision", state_.revision}, {"room", room::redact(room, audience_of(owner))}}));
  house_.call(std::string{where.method->name},
              *std::move(params),
              {roles, {}, owner.name, request.remote_address},
              [to](const result<json>& value) {
                to.answer(value ? response_of(*value) : response_of(value.error()));
              });
}

void rest_door::show(const room_state& state) {
  state_ = state;
  events_.show(*state.room);
}

} // namespace tessera::signalling
