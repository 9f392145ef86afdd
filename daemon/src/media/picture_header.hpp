// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <optional>
#include <span>

/// The first bytes of coded pictures: is it a key frame, and how large?
namespace tessera::media {

struct picture_header {
  bool key_frame = false;
  int width = 0; ///< of a key frame, else 0
  int height = 0;
  friend bool operator==(const picture_header&, const picture_header&) = default;
};

/// Nothing when the bytes are no VP8 frame. Spec: RFC 6386 9.1.
[[nodiscard]] std::optional<picture_header> read_vp8(std::span<const std::byte> frame);

/// Nothing when the bytes are no VP9 frame of profile 0. Spec: VP9 Bitstream 0.6, 6.2 and 7.2.
[[nodiscard]] std::optional<picture_header> read_vp9(std::span<const std::byte> frame);

} // namespace tessera::media
