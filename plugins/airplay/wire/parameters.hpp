// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// Bodies of SET_PARAMETER. Observed: facts of senders' behaviour in UxPlay and shairport-sync.
namespace tessera::airplay {

inline constexpr std::size_t max_parameters_bytes = 1024;

enum class parameter_kind : std::uint8_t {
  unknown,
  text,       ///< text/parameters: parse_parameters()
  track,      ///< application/x-dmap-tagged: parse_dmap()
  artwork,    ///< image/jpeg, image/png: a picture, to be looked at by image_header
  no_artwork, ///< image/none: there is none any more
};
/// Of a Content-Type, with whatever stands behind its semicolon.
[[nodiscard]] parameter_kind parameter_kind_of(std::string_view content_type);

/// Where a piece is, in the RTP time of its stream, which goes round.
struct track_progress {
  std::uint32_t start = 0;
  std::uint32_t now = 0;
  std::uint32_t end = 0;
  friend bool operator==(const track_progress&, const track_progress&) = default;

  /// `rate`: RTP units a second. 0 = its end is not known, as of radio.
  [[nodiscard]] std::chrono::milliseconds duration(unsigned rate) const noexcept;
  /// From 0 to its duration.
  [[nodiscard]] std::chrono::milliseconds position(unsigned rate) const noexcept;
};

struct parameters {
  /// 0 to 1: where the sender's slider is. It sends dB: 0 is full, -30 the lowest, -144 mute.
  std::optional<double> volume = {};
  std::optional<track_progress> progress = {};
};

/// Lines "name: value"; names that nobody knows are passed over. Errors: message_too_large,
/// parse_error (a value of a known name that is no number, or not a finite one).
[[nodiscard]] result<parameters> parse_parameters(std::string_view body);

} // namespace tessera::airplay
