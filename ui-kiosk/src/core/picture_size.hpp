// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tessera::kiosk {

/// Pixels of the largest picture that is decoded: no shared screen is larger, but a hostile stream
/// would ask for memory without end. By area, so that upright and wide screens count the same.
inline constexpr std::int64_t max_picture_pixels = 4096LL * 2304;

/// Whether a coded VP8 or VP9 picture says of itself that it is larger, before any decoder has seen
/// it. False for other codecs (their parser tells) and for what is no such picture.
[[nodiscard]] bool says_too_large(std::string_view codec, std::span<const std::byte> coded);

} // namespace tessera::kiosk
