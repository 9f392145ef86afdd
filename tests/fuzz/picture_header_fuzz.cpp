// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/picture_header.hpp"
#include "require.hpp"

// Sizes are those of a key frame, and inside what the formats can write.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const auto bytes = std::as_bytes(std::span{data, size});
  if (const auto vp8 = media::read_vp8(bytes)) {
    TESSERA_REQUIRE(vp8->key_frame || (vp8->width == 0 && vp8->height == 0));
    TESSERA_REQUIRE(vp8->width >= 0 && vp8->width < 1 << 14); // 14 bits, RFC 6386 9.1
    TESSERA_REQUIRE(vp8->height >= 0 && vp8->height < 1 << 14);
  }
  if (const auto vp9 = media::read_vp9(bytes)) {
    TESSERA_REQUIRE(vp9->key_frame || (vp9->width == 0 && vp9->height == 0));
    TESSERA_REQUIRE(vp9->width >= 0 && vp9->width <= 1 << 16); // 16 bits plus one
    TESSERA_REQUIRE(vp9->height >= 0 && vp9->height <= 1 << 16);
  }
  return 0;
}
