// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The mirror stream: a header of 128 bytes, little-endian, and a payload. Observed: UxPlay,
/// doubletake and rairplay read and write it alike.
namespace tessera::airplay {

inline constexpr std::size_t mirror_header_bytes = 128;
inline constexpr std::size_t max_mirror_payload = 8 * 1024 * 1024;
inline constexpr std::size_t max_parameter_sets = 16;

enum class mirror_kind : std::uint8_t {
  picture = 0,
  codec = 1,
  heartbeat = 2,
  statistics = 5,
  other = 255
};

struct mirror_header {
  std::uint32_t size = 0;
  mirror_kind kind = mirror_kind::other;
  bool key_frame = false;
  bool asleep = false;         ///< with codec: the device pauses, or its screen sleeps
  std::uint64_t timestamp = 0; ///< 32.32 seconds since the sender's start, without 1900
  int width = 0;               ///< of the coded picture; with codec only
  int height = 0;
};

/// `bytes` are 128. Errors: message_too_large (the payload), parse_error (a size of a picture out
/// of 1 to 16384).
[[nodiscard]] result<mirror_header> parse_mirror_header(std::string_view bytes);

/// What a decoder needs before the first picture.
struct codec_setup {
  std::string codec;                       ///< "h264" or "h265"
  std::vector<std::string> parameter_sets; ///< NAL units without start codes, in their order
  /// Annex B, to be put before a key frame.
  [[nodiscard]] std::string annex_b() const;
};

/// avcC, or what stands for hvcC on this wire. Errors: parse_error, codec_unsupported (empty: the
/// sender has chosen a codec that was not offered).
/// Spec: ISO/IEC 14496-15 5.3.3.1 (avcC).
[[nodiscard]] result<codec_setup> parse_codec_setup(std::string_view payload);

/// NAL units with four bytes of length each as Annex B. Errors: parse_error (cut off, or the
/// forbidden bit is set: it was not opened with the right key).
[[nodiscard]] result<std::string> annex_b_of(std::string_view units);

} // namespace tessera::airplay
