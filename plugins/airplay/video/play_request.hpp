// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// What a sender says of a video. Pure. Observed: classic clients write lines of text, iPhones
/// property lists.
namespace tessera::airplay {

inline constexpr std::size_t max_url_bytes = 8192;

struct play_request {
  std::string url;           ///< http or https; see parse_media_url
  double start_seconds = 0;  ///< counts when it is over 0
  double start_fraction = 0; ///< of the whole, 0 to 1
  bool paused = false;       ///< shall stand at its first picture
  friend bool operator==(const play_request&, const play_request&) = default;
};

/// The body of POST /play. Errors: parse_error (no body of a known form, no Content-Location), and
/// those of parse_media_url.
[[nodiscard]] result<play_request> parse_play(std::string_view body);

struct media_url {
  bool tls = false;
  std::string host; ///< as it stands, "[::1]" too
  friend bool operator==(const media_url&, const media_url&) = default;
};

/// Whether it may be fetched as far as its text tells; the addresses behind it are looked at when
/// they are known. Spec: RFC 3986, of which only http and https are taken here.
/// Errors: message_too_large; unsupported_type (another scheme; the text says what of);
/// parse_error.
[[nodiscard]] result<media_url> parse_media_url(std::string_view url);

/// A number of a query or a line; nothing if it is none, or not finite.
[[nodiscard]] std::optional<double> parse_seconds(std::string_view text);

} // namespace tessera::airplay
