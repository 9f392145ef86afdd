// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "picture_size.hpp"

#include <algorithm>

namespace tessera::kiosk {
namespace {

unsigned byte_at(std::span<const std::byte> bytes, std::size_t at) {
  return at < bytes.size() ? std::to_integer<unsigned>(bytes[at]) : 0;
}

class bit_reader {
public:
  explicit bit_reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  /// Zeros beyond the end.
  unsigned take(unsigned count) {
    unsigned value = 0;
    for (; count > 0; --count, ++at_)
      value = value << 1U | (byte_at(bytes_, at_ / 8) >> (7 - at_ % 8) & 1U);
    return value;
  }

private:
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
};

std::int64_t vp8_pixels(std::span<const std::byte> frame) {
  if (frame.size() < 10 || (byte_at(frame, 0) & 1U) != 0)
    return 0;
  // The two top bits of each size are a hint for scaling.
  auto side = [&](std::size_t at) {
    return (byte_at(frame, at) | byte_at(frame, at + 1) << 8U) & 0x3fffU;
  };
  return std::int64_t{side(6)} * side(8);
}

std::int64_t take_vp9_size(bit_reader& bits) {
  std::int64_t width = bits.take(16) + 1;
  return width * (bits.take(16) + 1);
}

/// Bit depth, colour space and subsampling; `profile` 1 to 3 says more than 0.
void skip_vp9_colours(bit_reader& bits, unsigned profile) {
  constexpr unsigned rgb = 7;
  if (profile >= 2)
    bits.take(1);
  bool is_rgb = bits.take(3) == rgb;
  if (!is_rgb)
    bits.take(1);
  if (profile == 1 || profile == 3)
    bits.take(is_rgb ? 1 : 3);
}

/// VP9 Bitstream 0.6, 6.2. Pictures between key frames may name a size, too.
std::int64_t vp9_pixels(std::span<const std::byte> frame) {
  bit_reader bits{frame};
  if (bits.take(2) != 2)
    return 0;
  unsigned profile = bits.take(1);
  profile |= bits.take(1) << 1U;
  if (profile == 3)
    bits.take(1);
  if (bits.take(1) != 0) // shows a frame that was decoded before
    return 0;
  bool inter = bits.take(1) != 0;
  bool shown = bits.take(1) != 0;
  bool resilient = bits.take(1) != 0;
  if (!inter) {
    bits.take(24); // sync code
    skip_vp9_colours(bits, profile);
    return take_vp9_size(bits);
  }
  bool intra_only = !shown && bits.take(1) != 0;
  if (!resilient)
    bits.take(2); // reset_frame_context
  if (intra_only) {
    bits.take(24);
    if (profile > 0)
      skip_vp9_colours(bits, profile);
    bits.take(8); // refresh_frame_flags
    return take_vp9_size(bits);
  }
  bits.take(8 + 3 * 4); // refresh_frame_flags, three references with their signs
  for (int reference = 0; reference < 3; ++reference)
    if (bits.take(1) != 0) // as large as this one
      return 0;
  return take_vp9_size(bits);
}

/// VP9 Bitstream 0.6, Annex B: several pictures may come as one, with their sizes at the end.
std::int64_t largest_vp9_pixels(std::span<const std::byte> coded) {
  auto marker = coded.empty() ? 0U : byte_at(coded, coded.size() - 1);
  std::size_t count = (marker & 7U) + 1;
  std::size_t size_bytes = (marker >> 3U & 3U) + 1;
  std::size_t index_bytes = 2 + count * size_bytes;
  if ((marker & 0xe0U) != 0xc0U || coded.size() < index_bytes ||
      byte_at(coded, coded.size() - index_bytes) != marker)
    return vp9_pixels(coded);
  std::int64_t largest = 0;
  std::size_t from = 0;
  std::size_t entry = coded.size() - index_bytes + 1;
  for (std::size_t frame = 0; frame < count && from < coded.size(); ++frame) {
    std::size_t size = 0;
    for (std::size_t at = 0; at < size_bytes; ++at)
      size |= std::size_t{byte_at(coded, entry++)} << (8 * at);
    size = std::min(size, coded.size() - from);
    largest = std::max(largest, vp9_pixels(coded.subspan(from, size)));
    from += size;
  }
  return largest;
}

} // namespace

bool says_too_large(std::string_view codec, std::span<const std::byte> coded) {
  if (codec == "vp8")
    return vp8_pixels(coded) > max_picture_pixels;
  return codec == "vp9" && largest_vp9_pixels(coded) > max_picture_pixels;
}

} // namespace tessera::kiosk
