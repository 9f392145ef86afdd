// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.hpp"

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

/// One value of a Link header for each server. TURN servers only when `relays`, and when user name
/// and credential are there. What is at fault is left out. Spec: RFC 8288, RFC 9725 4.6.
[[nodiscard]] std::vector<std::string> links_of(const offer& what, bool relays);

} // namespace tessera::ice_server
