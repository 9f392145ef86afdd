// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/image_header.hpp"
#include "require.hpp"

// Whatever is accepted has a size that can be decoded without eating the box's memory.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const auto bytes = fuzz::text_of(data, size);
  const auto header = read_image_header(bytes);
  if (header) {
    TESSERA_REQUIRE(header->width > 0 && header->height > 0);
    TESSERA_REQUIRE(std::uint64_t{header->width} * header->height <= image_header::max_pixels);
    TESSERA_REQUIRE(!header->suffix().empty());
    TESSERA_REQUIRE(scans_of(bytes) <= bytes.size() / 2);
  } else {
    TESSERA_REQUIRE(header.code() == errc::unsupported_type || header.code() == errc::parse_error ||
                    header.code() == errc::message_too_large);
  }
  return 0;
}
