// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// STUN and TURN servers that are told to others.
namespace tessera::ice_server {

inline constexpr std::size_t max_uri_bytes = 300;
inline constexpr std::size_t max_word_bytes = 508; ///< RFC 8489 14.3

/// Why this is no URI of a server, or nothing. Spec: RFC 7064 3.1, RFC 7065 3.1; the scheme in
/// lower case, the host without percent encoding.
[[nodiscard]] std::optional<std::string> uri_fault(std::string_view uri);
/// Why this is no user name or credential that a header can hold, or nothing.
[[nodiscard]] std::optional<std::string> word_fault(std::string_view word);

struct offer {
  std::vector<std::string> uris;
  std::string username; ///< of all TURN servers
  secret credential;
};

/// Those of the URIs that may be told. TURN servers only when `relays`, and when user name and
/// credential are there. What is at fault is left out.
[[nodiscard]] std::vector<std::string> told_of(const offer& what, bool relays);
/// The same as values of a Link header, one for each server. Spec: RFC 8288, RFC 9725 4.6.
[[nodiscard]] std::vector<std::string> links_of(const offer& what, bool relays);
/// The same with relays, as a page gives them to its peer connections. Spec: W3C WebRTC,
/// RTCIceServer.
[[nodiscard]] nlohmann::json rtc_servers_of(const offer& what);

} // namespace tessera::ice_server
