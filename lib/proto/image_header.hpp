// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tessera {

/// What the first bytes of a picture say, without decoding it.
struct image_header {
  enum class format : std::uint8_t { png, jpeg };
  format what = format::png;
  std::uint32_t width = 0;
  std::uint32_t height = 0;

  /// A small file can stand for a picture that eats all memory.
  static constexpr std::uint64_t max_pixels = 16ULL * 1024 * 1024;
  /// Segments of a JPEG in front of its size.
  static constexpr std::size_t max_segments = 256;

  [[nodiscard]] std::string_view media_type() const noexcept {
    return what == format::png ? "image/png" : "image/jpeg";
  }
  [[nodiscard]] std::string_view suffix() const noexcept {
    return what == format::png ? ".png" : ".jpg";
  }
};

/// By the content alone. Errors: unsupported_type (neither PNG nor JPEG), parse_error (damaged),
/// message_too_large (more than max_pixels).
/// Spec: ISO/IEC 15948 5.2, 11.2.2; ITU-T T.81 B.2.
[[nodiscard]] result<image_header> read_image_header(std::string_view bytes);

/// How often a JPEG goes over its picture: usual ones up to ten times, and each time costs as much
/// as the first. 0 for a PNG. Only of what read_image_header() takes. Spec: ITU-T T.81 B.1.1.
[[nodiscard]] std::size_t scans_of(std::string_view bytes) noexcept;

} // namespace tessera
