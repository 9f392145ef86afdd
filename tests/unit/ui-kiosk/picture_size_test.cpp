// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/picture_size.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using tessera::kiosk::says_too_large;

namespace {

using bytes = std::vector<std::byte>;

/// Packs bits written as text; spaces are for the reader.
bytes packed(const std::string& bits) {
  bytes out;
  unsigned count = 0;
  for (char bit : bits) {
    if (bit == ' ')
      continue;
    if (count % 8 == 0)
      out.push_back(std::byte{0});
    if (bit == '1')
      out.back() |= std::byte{1} << (7 - count % 8);
    ++count;
  }
  return out;
}

std::string bits_of(unsigned value, unsigned count) {
  std::string text;
  for (; count > 0; --count)
    text += (value >> (count - 1) & 1U) != 0 ? '1' : '0';
  return text;
}

std::string side(unsigned pixels) {
  return bits_of(pixels - 1, 16);
}

bytes vp9_key(unsigned width, unsigned height) {
  return packed("10 00 0 0 1 0" + bits_of(0x498342, 24) + "001 0" + side(width) + side(height));
}

bytes vp9_inter(unsigned width, unsigned height) {
  return packed("10 00 0 1 1 0 00" + bits_of(1, 8) + bits_of(0, 12) + "000" + side(width) +
                side(height));
}

bytes vp9_intra_only(unsigned width, unsigned height) {
  return packed("10 00 0 1 0 1 1" + bits_of(0x498342, 24) + bits_of(1, 8) + side(width) +
                side(height));
}

bytes vp8_key(unsigned width, unsigned height) {
  bytes out;
  for (unsigned value :
       {0x10U, 0U, 0U, 0x9dU, 1U, 0x2aU, width & 255U, width >> 8U, height & 255U, height >> 8U})
    out.push_back(static_cast<std::byte>(value));
  return out;
}

} // namespace

TEST_CASE("picture_size: a 4K screen may come in either direction") {
  CHECK_FALSE(says_too_large("vp8", vp8_key(4096, 2304)));
  CHECK_FALSE(says_too_large("vp8", vp8_key(2160, 3840)));
  CHECK_FALSE(says_too_large("vp9", vp9_key(4096, 2304)));
}

TEST_CASE("picture_size: a larger picture is told from its first bytes") {
  CHECK(says_too_large("vp8", vp8_key(4097, 2304)));
  CHECK(says_too_large("vp8", vp8_key(0x3fff, 0x3fff)));
  CHECK(says_too_large("vp9", vp9_key(65536, 65536)));
  CHECK(says_too_large("vp9", vp9_key(4096, 2305)));
}

TEST_CASE("picture_size: VP9 between key frames cannot grow in silence") {
  CHECK(says_too_large("vp9", vp9_inter(8192, 8192)));
  CHECK_FALSE(says_too_large("vp9", vp9_inter(1920, 1080)));
  CHECK(says_too_large("vp9", vp9_intra_only(8192, 8192)));
  CHECK_FALSE(says_too_large("vp9", vp9_intra_only(1920, 1080)));
}

TEST_CASE("picture_size: a large VP9 picture does not hide behind a small one") {
  auto small = vp9_key(640, 360);
  auto both = small;
  auto large = vp9_key(8192, 8192);
  both.insert(both.end(), large.begin(), large.end());
  auto marker = std::byte{0xc1}; // two pictures, one byte a size
  both.push_back(marker);
  both.push_back(static_cast<std::byte>(small.size()));
  both.push_back(static_cast<std::byte>(large.size()));
  both.push_back(marker);
  CHECK(says_too_large("vp9", both));
}

TEST_CASE("picture_size: what is no picture is left to the decoder") {
  CHECK_FALSE(says_too_large("vp8", {}));
  CHECK_FALSE(says_too_large("vp9", {}));
  CHECK_FALSE(says_too_large("vp9", bytes{std::byte{0xc7}}));
  CHECK_FALSE(says_too_large("h264", vp8_key(8192, 8192)));
}
