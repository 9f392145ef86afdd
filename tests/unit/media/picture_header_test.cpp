// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/picture_header.hpp"

#include <catch2/catch.hpp>

#include <initializer_list>
#include <vector>

using tessera::media::picture_header;
using tessera::media::read_vp8;
using tessera::media::read_vp9;

namespace {

std::vector<std::byte> bytes(std::initializer_list<int> values) {
  std::vector<std::byte> out;
  for (auto value : values)
    out.push_back(static_cast<std::byte>(value));
  return out;
}

} // namespace

TEST_CASE("picture_header: reads a VP8 key frame", "[media]") {
  // RFC 6386 9.1: tag with key frame bit 0, start code 9d 01 2a, 1920 = 0x780, 1080 = 0x438; the
  // top bits of the height (scale 1) do not count.
  CHECK(read_vp8(bytes({0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x80, 0x07, 0x38, 0x44})) ==
        picture_header{true, 1920, 1080});
  CHECK(read_vp8(bytes({0x11, 0x02, 0x00})) == picture_header{});
}

TEST_CASE("picture_header: reads a VP9 key frame of profile 0", "[media]") {
  // 10 00 0 0 1 0: marker, profile, show_existing, key frame, show, resilient; sync code;
  // color space 001 (3 bits), range 0, then 1919 and 1079 in 16 bits each:
  // 0010 0000 0111 0111 1111 0000 0100 0011 0111 ....
  CHECK(read_vp9(bytes({0x82, 0x49, 0x83, 0x42, 0x20, 0x77, 0xf0, 0x43, 0x70})) ==
        picture_header{true, 1920, 1080});
  CHECK(read_vp9(bytes({0x86, 0x00})) == picture_header{}); // inter frame
  CHECK(read_vp9(bytes({0x88})) == picture_header{});       // shows an existing frame
}

TEST_CASE("picture_header: refuses bytes that are no frame", "[media][attack]") {
  CHECK_FALSE(read_vp8({}));
  CHECK_FALSE(read_vp8(bytes({0x10, 0x02, 0x00, 0x9d})));
  CHECK_FALSE(read_vp8(bytes({0x10, 0x02, 0x00, 1, 2, 3, 4, 5, 6, 7})));
  CHECK_FALSE(read_vp9({}));
  CHECK_FALSE(read_vp9(bytes({0x00, 0x00})));
  CHECK_FALSE(read_vp9(bytes({0x92, 0x49, 0x83, 0x42}))); // profile 1
  CHECK_FALSE(read_vp9(bytes({0x82, 0x49, 0x83, 0x43, 0, 0, 0, 0, 0})));
  CHECK_FALSE(read_vp9(bytes({0x82, 0x49, 0x83, 0x42, 0x20, 0x77}))); // cut off
}
