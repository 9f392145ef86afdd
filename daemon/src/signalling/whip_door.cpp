// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/whip_door.hpp"

#include "base/ascii.hpp"
#include "base/secret.hpp"
#include "proto/http_text.hpp"
#include "proto/ice_fragment.hpp"
#include "signalling/bearer.hpp"
#include "signalling/whip_answers.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace tessera::signalling {
namespace {

constexpr std::string_view show_endpoint = "/whip";
constexpr std::string_view watch_endpoint = "/whep";
constexpr std::size_t longest_pin = 12;

bool is_endpoint(const net::http_request& head) {
  return head.path == show_endpoint || head.path == watch_endpoint;
}

/// A token has letters.
bool is_pin(std::string_view bearer) {
  return bearer.size() <= longest_pin &&
         std::all_of(bearer.begin(), bearer.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A page of another origin; a program has none.
bool foreign(const net::http_request& head) {
  auto origin = head.header("Origin");
  return !origin.empty() && !http::same_origin(origin, head.header("Host"), head.secure);
}

net::http_response options_of(const net::http_request& head) {
  auto response = whip_answer(204, {});
  const char* verbs = is_endpoint(head) ? "POST, OPTIONS" : "PATCH, DELETE, OPTIONS";
  response.headers.emplace_back("Allow", verbs);
  if (is_endpoint(head))
    response.headers.emplace_back("Accept-Post", sdp_type);
  else
    response.headers.emplace_back("Accept-Patch", fragment_type);
  response.headers.emplace_back("Access-Control-Allow-Methods", verbs);
  response.headers.emplace_back("Access-Control-Allow-Headers",
                                "Authorization, Content-Type, If-Match");
  return response;
}

net::http_response too_many() {
  return whip_answer(failure{errc::rate_limited, {}, std::chrono::seconds{1}});
}

} // namespace

void whip_door::apply(const settings& values) {
  open_ = values.boolean("web.whip");
}

bool whip_door::takes(const std::string& path) {
  return path == show_endpoint || path == watch_endpoint || path.starts_with("/whip/") ||
         path.starts_with("/whep/");
}

std::size_t whip_door::body_limit(const net::http_request& head) {
  if (head.method == "POST" && is_endpoint(head))
    return max_sdp_bytes;
  return head.method == "PATCH" ? sdp::max_fragment_bytes : 0;
}

std::optional<net::http_response> whip_door::refuse(const net::http_request& head) const {
  if (!open_ && is_endpoint(head))
    return whip_answer(404, "WHIP and WHEP are switched off here (web.whip).");
  if (head.method == "OPTIONS")
    return {};
  if (is_endpoint(head) && head.method != "POST")
    return whip_only("POST, OPTIONS");
  if (!is_endpoint(head) && head.method != "PATCH" && head.method != "DELETE")
    return whip_only("PATCH, DELETE, OPTIONS");
  auto bearer = bearer_of(head);
  if (bearer.size() > max_bearer_bytes)
    return whip_answer(failure{errc::unauthenticated, "That is no token of this box.", {}});
  if (foreign(head) && bearer.empty())
    return whip_answer(whip_needs_bearer());
  // Else any site could make its visitors guess PINs.
  if (foreign(head) && is_pin(bearer))
    return whip_answer(failure{
        errc::not_allowed, "A page of another origin needs a bearer token of the box.", {}});
  if (!is_endpoint(head)) {
    if (head.method == "PATCH" && !same_letters(head.header("Content-Type"), fragment_type))
      return whip_answer(415, std::string{"The Content-Type must be "} + fragment_type + ".");
    return {};
  }
  if (bearer.empty() && door_.house.room().value("/meeting/pin_required"_json_pointer, true))
    return whip_answer(whip_needs_bearer());
  if (!same_letters(head.header("Content-Type"), sdp_type))
    return whip_answer(415, std::string{"The Content-Type must be "} + sdp_type + ".");
  return {};
}

void whip_door::identify(const net::http_request& head, const reply<whip_caller>& then) {
  std::string bearer{bearer_of(head)};
  whip_caller who{{}, false, secret{bearer}, head.remote_address};
  if (bearer.empty())
    return then(std::move(who));
  if (is_pin(bearer)) {
    who.pin = who.bearer;
    return then(std::move(who));
  }
  door_.house.check_token(
      {bearer, head.remote_address},
      [who = std::move(who), then](const result<token_owner>& owner) mutable {
        if (!owner)
          return then(owner.code() == errc::unauthenticated ? whip_needs_bearer() : owner.error());
        if (!makes_host(*owner))
          return then(
              failure{errc::not_allowed, "A token of the role host or admin is needed.", {}});
        who.trusted = true;
        then(std::move(who));
      });
}

/// A PIN is looked at once only, when it lets somebody in.
void whip_door::judge_large_body(
    const net::http_request& head,
    const std::function<void(std::optional<net::http_response>)>& then) {
  if (!rates_.take(head.remote_address, monotonic::now()))
    return then(too_many());
  identify(head, [then](const result<whip_caller>& who) {
    then(who ? std::nullopt : std::optional{whip_answer(who.error())});
  });
}

void whip_door::handle(const net::http_request& request, const net::http_responder& to) {
  if (auto refused = refuse(request))
    return to.answer(*std::move(refused));
  if (!rates_.take(request.remote_address, monotonic::now()))
    return to.answer(too_many());
  if (request.method == "OPTIONS")
    return tell_options(request, to);
  if (is_endpoint(request))
    return publish(request, to);
  change(request, to);
}

/// A password is for those who get in: without a token of the box no TURN server is told here. A
/// PIN is looked at by a POST only.
void whip_door::tell_options(const net::http_request& request, const net::http_responder& to) {
  auto response = options_of(request);
  if (!is_endpoint(request))
    return to.answer(std::move(response));
  const auto bearer = bearer_of(request);
  if (door_.ice_servers.uris.empty() || bearer.empty() || bearer.size() > max_bearer_bytes) {
    add_ice_servers(response, door_.ice_servers, false);
    return to.answer(std::move(response));
  }
  identify(request,
           [this, response = std::move(response), to](const result<whip_caller>& who) mutable {
             add_ice_servers(response, door_.ice_servers, who && who->trusted);
             to.answer(std::move(response));
           });
}

void whip_door::publish(const net::http_request& request, const net::http_responder& to) {
  const auto kind = request.path == show_endpoint ? whip_kind::whip : whip_kind::whep;
  auto query = read_whip_query(kind, request.query);
  if (!query)
    return to.answer(whip_answer(query.error()));
  auto wanted = kind == whip_kind::whip ? read_whip_offer(*std::move(query), request.body)
                                        : read_whep_offer(*std::move(query), request.body);
  if (!wanted)
    return to.answer(whip_answer(wanted.error()));
  identify(request, [this, wanted = *std::move(wanted), to](const result<whip_caller>& who) {
    if (!who)
      return to.answer(whip_answer(who.error()));
    start_whip(door_, sessions_, wanted, *who, to);
  });
}

void whip_door::show(const nlohmann::json& room) {
  sessions_.show(room);
  sessions_.end_lost([this](const peer_id& peer) { return door_.watching.knows(peer); });
}

void whip_door::tell(const local_candidate& what) {
  if (const auto* known = door_.peers.find(what.peer))
    sessions_.tell(what, known->owner);
}

} // namespace tessera::signalling
