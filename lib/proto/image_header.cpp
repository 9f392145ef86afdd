// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/image_header.hpp"

#include <fmt/format.h>

namespace tessera {
namespace {

using format = image_header::format;

constexpr std::string_view png_signature{"\x89PNG\r\n\x1a\n", 8};
constexpr std::string_view png_first_chunk{"\0\0\0\rIHDR", 8}; // 13 bytes follow
constexpr std::size_t png_head = 8 + 8 + 13 + 4;               // with the chunk's checksum
constexpr std::string_view jpeg_start{"\xff\xd8\xff", 3};

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i)
    value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

failure damaged(std::string_view what) {
  return {errc::parse_error,
          fmt::format("the picture is damaged: {}; save it again as PNG or JPEG", what),
          {}};
}

result<image_header> checked(format what, std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0)
    return damaged("it has no size");
  if (std::uint64_t{width} * height > image_header::max_pixels)
    return {errc::message_too_large,
            fmt::format("the picture has {} x {} pixels; at most 16 megapixels are taken, for "
                        "instance 4096 x 4096",
                        width,
                        height)};
  return image_header{what, width, height};
}

result<image_header> png(std::string_view bytes) {
  if (bytes.size() < png_head || bytes.substr(8, 8) != png_first_chunk)
    return damaged("it does not begin with its size");
  return checked(format::png, number(bytes, 16, 4), number(bytes, 20, 4));
}

/// Start of frame, whatever the coding; the others of this range are tables.
bool is_frame(unsigned marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

result<image_header> jpeg(std::string_view bytes) {
  std::size_t at = 2; // behind SOI
  for (std::size_t i = 0; i < image_header::max_segments; ++i) {
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) == 0xff)
      ++at; // fill bytes, B.1.1.2
    if (at + 3 > bytes.size() || static_cast<unsigned char>(bytes[at - 1]) != 0xff)
      return damaged("it ends before its size, or a segment is not where it should be");
    auto marker = number(bytes, at, 1);
    auto length = number(bytes, at + 1, 2);
    if (is_frame(marker)) {
      if (length < 8 || at + 8 > bytes.size())
        return damaged("its size is cut off");
      return checked(format::jpeg, number(bytes, at + 6, 2), number(bytes, at + 4, 2));
    }
    if (length < 2 || marker == 0xda || marker == 0xd9) // scan or end: the size stands before
      return damaged("it has no size");
    at += 1 + length;
  }
  return damaged("too much stands in front of its size");
}

} // namespace

result<image_header> read_image_header(std::string_view bytes) {
  if (bytes.starts_with(png_signature))
    return png(bytes);
  if (bytes.starts_with(jpeg_start))
    return jpeg(bytes);
  return {errc::unsupported_type,
          "only PNG and JPEG pictures are taken; what the file holds counts, not its name (an SVG "
          "can carry script)"};
}

std::size_t scans_of(std::string_view bytes) noexcept {
  constexpr std::string_view start_of_scan{"\xff\xda"};
  if (!bytes.starts_with(jpeg_start))
    return 0;
  // Inside of a scan each ff is followed by 00 or a number of the other kinds; inside of a segment
  // it may look like one, so that this is never too few.
  std::size_t count = 0;
  for (auto at = bytes.find(start_of_scan); at != std::string_view::npos;
       at = bytes.find(start_of_scan, at + start_of_scan.size()))
    ++count;
  return count;
}

} // namespace tessera
