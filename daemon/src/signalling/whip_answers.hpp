// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/http_message.hpp"
#include "proto/ice_server.hpp"

#include <string>

namespace tessera::signalling {

/// What WHIP and WHEP answer with: a sentence for people, and what a page of another origin must be
/// told to read it. Spec: RFC 9725, Fetch (CORS).
[[nodiscard]] net::http_response whip_answer(unsigned status, std::string text);
/// Tells of STUN and TURN servers, one Link each. Spec: RFC 9725 4.6.
void add_ice_servers(net::http_response& response, const ice_server::offer& what, bool relays);
/// As errc's table says, but for what HTTP or RFC 9725 has a number of its own.
[[nodiscard]] net::http_response whip_answer(const failure& why);
/// Nobody gets in by nothing.
[[nodiscard]] failure whip_needs_bearer();
/// 405: the path has other verbs.
[[nodiscard]] net::http_response whip_only(const std::string& allow);

inline constexpr const char* sdp_type = "application/sdp";
inline constexpr const char* fragment_type = "application/trickle-ice-sdpfrag";

} // namespace tessera::signalling
