// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// What a sender says of the piece that it plays: application/x-dmap-tagged, items of a name of
/// four letters, a length and a value, one within another. Observed: shairport-sync and UxPlay read
/// the same three of mlit.
namespace tessera::airplay {

inline constexpr std::size_t max_dmap_bytes = 64 * 1024;
inline constexpr std::size_t max_dmap_items = 512;       ///< in all
inline constexpr std::size_t max_track_text_bytes = 512; ///< of each text; the rest is cut off

/// UTF-8; empty = not said, or no UTF-8.
struct track_text {
  std::string title;
  std::string artist;
  std::string album;
  friend bool operator==(const track_text&, const track_text&) = default;
};

/// Errors: message_too_large, parse_error (an item is longer than what is there).
[[nodiscard]] result<track_text> parse_dmap(std::string_view body);

} // namespace tessera::airplay
