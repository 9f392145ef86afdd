// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The small texts of HTTP that come from strangers: request targets, Host and Origin.
namespace tessera::http {

inline constexpr std::size_t max_target_bytes = 2048;
inline constexpr std::size_t max_authority_bytes = 255;

struct target {
  std::string path;  ///< decoded, starts with '/', no ".", no "..", no empty segments, UTF-8
  std::string query; ///< behind '?', as it came
  friend bool operator==(const target&, const target&) = default;
};

/// Spec: RFC 9112 3.2.1 (origin form), RFC 3986 6.2.2. ".." above the root, encoded slashes,
/// backslashes and control characters are refused, not repaired.
/// Errors: parse_error, message_too_large.
[[nodiscard]] result<target> parse_target(std::string_view text);

struct authority {
  std::string host;       ///< lower case, IPv6 without brackets
  std::uint16_t port = 0; ///< 0 = none given
  friend bool operator==(const authority&, const authority&) = default;
};

/// A Host header. Spec: RFC 9110 7.2. Errors: parse_error, message_too_large.
[[nodiscard]] result<authority> parse_authority(std::string_view text);

/// As it stands behind "https://".
[[nodiscard]] std::string to_text(const authority& where);

/// Whom a request that is not parsed otherwise was meant for, from its first bytes; nothing when
/// they hold no good Host.
[[nodiscard]] std::optional<authority> host_in(std::string_view first_bytes);

struct origin {
  bool secure = false; ///< https
  authority where;     ///< port is always set
  friend bool operator==(const origin&, const origin&) = default;
};

/// An Origin header of an http or https page. Spec: RFC 6454 6.2.
/// Errors: parse_error ("null" too), message_too_large.
[[nodiscard]] result<origin> parse_origin(std::string_view text);

/// True when the page that `origin_header` names was served under `host_header` with this scheme.
[[nodiscard]] bool
same_origin(std::string_view origin_header, std::string_view host_header, bool secure);

} // namespace tessera::http
