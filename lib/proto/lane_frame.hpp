// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The byte format of a lane: docs/kiosk-rpc.md, "Frame".
namespace tessera::lane {

enum class frame_kind : std::uint8_t {
  video = 1,
  audio = 2,
  caps = 3,
  end = 4,
  sound_caps = 5,
  key_frame_request = 16,
  bitrate_request = 17,
  hold_request = 18,
};

inline constexpr std::uint16_t flag_key_frame = 1;
inline constexpr std::uint16_t flag_discontinuity = 2;
/// Only so that what follows can be decoded: a newer picture is on its way right behind it.
inline constexpr std::uint16_t flag_catch_up = 4;
/// From what the lane has kept: other readers had it before.
inline constexpr std::uint16_t flag_kept = 8;
/// So long a hold_request holds up a source that can wait.
inline constexpr std::chrono::milliseconds hold_length{100};
inline constexpr std::uint8_t version = 1;
inline constexpr std::size_t header_bytes = 32;
inline constexpr std::uint32_t max_payload_bytes = 8 * 1024 * 1024;

struct frame_header {
  frame_kind kind = frame_kind::video;
  std::uint16_t flags = 0;
  std::uint32_t size = 0;          ///< bytes of payload
  std::uint64_t sequence = 0;
  std::int64_t presentation_ns = 0; ///< CLOCK_MONOTONIC
  std::int64_t arrival_ns = 0;      ///< CLOCK_MONOTONIC

  [[nodiscard]] bool key_frame() const noexcept { return (flags & flag_key_frame) != 0; }
  [[nodiscard]] bool catch_up() const noexcept { return (flags & flag_catch_up) != 0; }
  [[nodiscard]] bool kept() const noexcept { return (flags & flag_kept) != 0; }
  friend bool operator==(const frame_header&, const frame_header&) = default;
};

struct frame {
  frame_header header;
  std::vector<std::byte> payload;
};

/// What a share's pictures are made of; the payload of a caps frame.
struct caps {
  std::string codec; ///< "vp8", "vp9", "h264" or "h265"
  int width = 0;     ///< pixels, 0 = not known yet
  int height = 0;
  /// A key frame comes when one is asked for. False: when the sender likes, and a reader that comes
  /// late begins with what the lane has kept.
  bool key_frames_on_request = true;
  friend bool operator==(const caps&, const caps&) = default;
};

/// What a share's sound is made of; the payload of a sound_caps frame.
struct sound_caps {
  /// One packet a frame. "opus": RFC 6716. "alac": 352 samples of 16 bits. "aac": raw AAC-LC, 1024
  /// samples; "aac-eld": 480. Spec: ISO/IEC 14496-3, without ADTS.
  std::string codec;
  int rate = 48'000; ///< Hz
  int channels = 2;
  friend bool operator==(const sound_caps&, const sound_caps&) = default;
};

[[nodiscard]] std::array<std::byte, header_bytes> encode(const frame_header& header) noexcept;
/// Errors: version_mismatch, parse_error (unknown kind or flag), message_too_large.
[[nodiscard]] result<frame_header> decode_header(std::string_view bytes);

[[nodiscard]] std::string encode(const caps& value);
/// Errors: parse_error, invalid_argument (size out of 0..16384), codec_unsupported.
[[nodiscard]] result<caps> decode_caps(std::string_view payload);

[[nodiscard]] std::string encode(const sound_caps& value);
/// Errors: parse_error, invalid_argument (no rate of the codec, other than 1 or 2 channels),
/// codec_unsupported.
[[nodiscard]] result<sound_caps> decode_sound_caps(std::string_view payload);

/// Puts frames together from whatever pieces the socket yields.
class frame_reader {
public:
  /// Takes bytes and appends every frame that is complete now to `out`.
  /// Errors: those of decode_header; after one the reader is of no use any more.
  [[nodiscard]] result<> feed(std::string_view bytes, std::vector<frame>& out);

private:
  std::string pending_;
};

} // namespace tessera::lane
