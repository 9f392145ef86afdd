// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/picture_header.hpp"

#include <cstdint>

namespace tessera::media {

namespace {

class bit_reader {
public:
  explicit bit_reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  /// Beyond the end it reads zeros and is no longer good().
  unsigned take(unsigned count) {
    unsigned value = 0;
    for (; count > 0; --count, ++at_) {
      auto byte = at_ / 8 < bytes_.size() ? std::to_integer<unsigned>(bytes_[at_ / 8]) : 0U;
      value = value << 1U | (byte >> (7 - at_ % 8) & 1U);
    }
    return value;
  }
  [[nodiscard]] bool good() const { return at_ <= bytes_.size() * 8; }

private:
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
};

constexpr unsigned color_space_rgb = 7;

} // namespace

std::optional<picture_header> read_vp8(std::span<const std::byte> frame) {
  if (frame.size() < 3)
    return std::nullopt;
  auto at = [&](std::size_t i) { return std::to_integer<int>(frame[i]); };
  if ((at(0) & 1) != 0)
    return picture_header{};
  if (frame.size() < 10 || at(3) != 0x9d || at(4) != 0x01 || at(5) != 0x2a)
    return std::nullopt;
  // The two top bits of each size are a hint for scaling.
  return picture_header{true, (at(6) | at(7) << 8) & 0x3fff, (at(8) | at(9) << 8) & 0x3fff};
}

std::optional<picture_header> read_vp9(std::span<const std::byte> frame) {
  bit_reader bits{frame};
  if (bits.take(2) != 2) // frame_marker
    return std::nullopt;
  if (bits.take(2) != 0) // profile
    return std::nullopt;
  if (bits.take(1) != 0) // show_existing_frame
    return frame.empty() ? std::nullopt : std::optional{picture_header{}};
  const bool inter = bits.take(1) != 0;
  bits.take(2); // show_frame, error_resilient_mode
  if (inter)
    return bits.good() ? std::optional{picture_header{}} : std::nullopt;
  if (bits.take(24) != 0x498342) // frame_sync_code
    return std::nullopt;
  if (bits.take(3) == color_space_rgb) // not in profile 0
    return std::nullopt;
  bits.take(1); // color_range
  const int width = static_cast<int>(bits.take(16)) + 1;
  const int height = static_cast<int>(bits.take(16)) + 1;
  if (!bits.good())
    return std::nullopt;
  return picture_header{true, width, height};
}

} // namespace tessera::media
