// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/utf8.hpp"

namespace tessera {
namespace {

/// Length of the sequence at `at`, 0 when it is none.
std::size_t sequence_length(std::string_view bytes, std::size_t at) noexcept {
  auto byte = [&](std::size_t i) -> unsigned {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  auto within = [&](std::size_t i, unsigned low, unsigned high) {
    return byte(i) >= low && byte(i) <= high;
  };
  auto tail = [&](std::size_t i) { return within(i, 0x80, 0xbf); };
  auto first = byte(0);
  if (first < 0x80)
    return 1;
  if (first >= 0xc2 && first <= 0xdf)
    return tail(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    bool second = first == 0xe0   ? within(1, 0xa0, 0xbf)
                  : first == 0xed ? within(1, 0x80, 0x9f)
                                  : tail(1);
    return second && tail(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    bool second = first == 0xf0   ? within(1, 0x90, 0xbf)
                  : first == 0xf4 ? within(1, 0x80, 0x8f)
                                  : tail(1);
    return second && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

} // namespace

std::size_t invalid_utf8_at(std::string_view bytes) noexcept {
  for (std::size_t at = 0; at < bytes.size();) {
    auto length = sequence_length(bytes, at);
    if (length == 0)
      return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string_view first_bytes(std::string_view text, std::size_t bytes) noexcept {
  if (text.size() <= bytes)
    return text;
  while (bytes > 0 && is_utf8_continuation(text[bytes]))
    --bytes;
  return text.substr(0, bytes);
}

} // namespace tessera
