// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string_view>

namespace tessera {

/// Offset of the first byte that is not UTF-8, npos when all is well. Overlong forms, surrogates
/// and code points over U+10FFFF are not UTF-8. Spec: RFC 3629 4.
[[nodiscard]] std::size_t invalid_utf8_at(std::string_view bytes) noexcept;

/// The beginning of `text`, at most `bytes` long, that ends with a whole letter.
[[nodiscard]] std::string_view first_bytes(std::string_view text, std::size_t bytes) noexcept;

[[nodiscard]] constexpr bool is_utf8_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

} // namespace tessera
