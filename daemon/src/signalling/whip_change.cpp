// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What can be done with a session of WHIP or WHEP: PATCH and DELETE.

#include "proto/ice_fragment.hpp"
#include "signalling/bearer.hpp"
#include "signalling/whip_answers.hpp"
#include "signalling/whip_door.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace tessera::signalling {
namespace {

constexpr const char* no_session = "There is no such session, or it is over. POST begins one.";

/// Spec: RFC 9110 13.1.1.
bool matches(std::string_view if_match, std::string_view etag) {
  while (!if_match.empty()) {
    auto comma = std::min(if_match.find(','), if_match.size());
    auto one = if_match.substr(0, comma);
    if_match.remove_prefix(std::min(comma + 1, if_match.size()));
    auto begin = std::min(one.find_first_not_of(" \t"), one.size());
    one = one.substr(begin, one.find_last_not_of(" \t") + 1 - begin);
    if (one == "*" || one == etag)
      return true;
  }
  return false;
}

} // namespace

void whip_door::change(const net::http_request& request, const net::http_responder& to) {
  auto session = sessions_.find(request.path);
  if (!session || session->peer.empty())
    return to.answer(whip_answer(failure{errc::not_found, no_session, {}}));
  auto bearer = bearer_of(request);
  if (bearer.empty() && !session->bearer.empty())
    return to.answer(whip_answer(whip_needs_bearer()));
  if (!session->bearer.equals(bearer))
    return to.answer(whip_answer(
        failure{errc::not_allowed, "This session was begun with another PIN or token.", {}}));
  if (request.method == "PATCH")
    return patch(session, request, to);
  sessions_.end(session, {errc::closed, {}, {}});
  to.answer(whip_answer(200, {}));
}

void whip_door::patch(const std::shared_ptr<whip_session>& session,
                      const net::http_request& request,
                      const net::http_responder& to) {
  auto if_match = request.header("If-Match");
  if (if_match.empty())
    return to.answer(
        whip_answer(428, "If-Match is missing: it takes the ETag of the answer to POST."));
  if (!matches(if_match, session->etag))
    return to.answer(whip_answer(412, "The ETag of If-Match is not that of this session."));
  auto fragment = sdp::parse_ice_fragment(request.body);
  if (!fragment)
    return to.answer(whip_answer(fragment.error()));
  if (fragment->ufrag != session->ufrag)
    return restart(session, *fragment, to);
  trickle(*session, *fragment);
  to.answer(whip_answer(204, {}));
}

void whip_door::trickle(const whip_session& session, const sdp::ice_fragment& fragment) {
  for (const auto& each : fragment.candidates) {
    auto at = std::find(session.mids.begin(), session.mids.end(), each.mid);
    if (at == session.mids.end() && !each.mid.empty())
      continue;
    auto mline = each.mid.empty() ? 0U : static_cast<unsigned>(at - session.mids.begin());
    door_.house.remote_candidate({session.peer, mline, each.mid, each.candidate});
  }
  if (fragment.complete)
    door_.house.remote_candidate({session.peer, 0, {}, {}});
}

/// Spec: RFC 9725 4.3.3. Whatever fails, the session goes on as it was.
void whip_door::restart(const std::shared_ptr<whip_session>& session,
                        const sdp::ice_fragment& fragment,
                        const net::http_responder& to) {
  auto offer = sdp::restarted(session->offer, fragment);
  auto renewed = [session, offer, ufrag = fragment.ufrag, to](const result<nlohmann::json>& made) {
    if (session->over)
      return to.answer(whip_answer(failure{errc::not_found, no_session, {}}));
    if (!made)
      return to.answer(whip_answer(made.error()));
    session->offer = offer;
    session->ufrag = ufrag;
    whip_sessions::renew_etag(*session);
    auto response = whip_answer(200, {});
    response.content_type = fragment_type;
    response.body = std::make_shared<const std::string>(sdp::fragment_of(
        made->at("sdp").get<std::string>(), session->candidates, session->gathered));
    response.headers.emplace_back("ETag", session->etag);
    to.answer(std::move(response));
  };
  if (session->watched.empty())
    return start_offer(door_, session->who, {session->peer, offer, {}}, std::move(renewed));
  door_.watching.offer(session->who, {session->peer, offer, {}}, renewed);
}

} // namespace tessera::signalling
