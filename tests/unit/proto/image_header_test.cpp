// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/image_header.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tessera;
using namespace std::string_literals;

namespace {

/// Signature and IHDR of a PNG; the checksum is not looked at.
std::string png(std::string width, std::string height) {
  return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s + width + height + "\x08\2\0\0\0crc!"s;
}

// 320 x 180, behind an APP0 and a table.
const std::string jpeg =
    "\xff\xd8\xff\xe0\0\4JF\xff\xdb\0\3\1\xff\xc0\0\x0b\x08\0\xb4\1\x40\1\1\x11\0"s;

} // namespace

TEST_CASE("image_header: the size of PNG and JPEG is read from their heads", "[proto][image]") {
  auto first = read_image_header(png("\0\0\7\x80"s, "\0\0\4\x38"s));
  REQUIRE(first);
  CHECK(first->width == 1920);
  CHECK(first->height == 1080);
  CHECK(first->media_type() == "image/png");
  auto second = read_image_header(jpeg);
  REQUIRE(second);
  CHECK(second->width == 320);
  CHECK(second->height == 180);
  CHECK(second->suffix() == ".jpg");
}

TEST_CASE("image_header: a PNG bomb is refused by its header", "[proto][image]") {
  auto bomb = read_image_header(png("\0\1\x86\xa0"s, "\0\1\x86\xa0"s)); // 100000 x 100000
  REQUIRE_FALSE(bomb);
  CHECK(bomb.code() == errc::message_too_large);
  CHECK(read_image_header(png("\0\0\x10\0"s, "\0\0\x10\0"s))); // 4096 x 4096: 16 megapixels
  CHECK_FALSE(read_image_header(png("\0\0\x10\1"s, "\0\0\x10\0"s)));
}

TEST_CASE("image_header: an SVG with script is no picture, whatever its name", "[proto][image]") {
  for (const auto& text : {"<svg><script>alert(1)</script></svg>"s,
                           "GIF89a"s,
                           "RIFF....WEBP"s,
                           ""s,
                           "\xff\xd8"s,
                           "<?xml version=\"1.0\"?><svg/>"s})
    CHECK(read_image_header(text).code() == errc::unsupported_type);
}

TEST_CASE("image_header: damaged heads are told apart from other types", "[proto][image]") {
  CHECK(read_image_header("\x89PNG\r\n\x1a\n"s).code() == errc::parse_error);
  CHECK(read_image_header(png("\0\0\0\0"s, "\0\0\0\1"s)).code() == errc::parse_error);
  for (std::size_t size = 3; size < jpeg.size() - 4; ++size)
    CHECK(read_image_header(jpeg.substr(0, size)).code() == errc::parse_error);
  std::string endless = "\xff\xd8"s;
  for (int i = 0; i < 300; ++i)
    endless += "\xff\xe1\0\2"s;
  CHECK(read_image_header(endless).code() == errc::parse_error);
}

TEST_CASE("image_header: the scans of a JPEG are counted", "[proto][image]") {
  CHECK(scans_of(jpeg) == 0);
  const auto scan = "\xff\xda\0\x08\1\1\0\0\x3f\0\x12\xff\0\x34"s;
  auto many = jpeg;
  for (int i = 0; i < 70; ++i)
    many += scan;
  CHECK(read_image_header(many));
  CHECK(scans_of(many) == 70);
  CHECK(scans_of(png("\0\0\7\x80"s, "\0\0\4\x38"s) + scan) == 0);
}
