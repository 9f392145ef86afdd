// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace tessera::airplay {

inline std::string from_hex(std::string_view text) {
  auto digit = [](char each) { return each <= '9' ? each - '0' : each - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2)
    out.push_back(static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1])));
  return out;
}

inline std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (auto each : bytes) {
    out.push_back(digits[static_cast<unsigned char>(each) >> 4]);
    out.push_back(digits[static_cast<unsigned char>(each) & 15]);
  }
  return out;
}

} // namespace tessera::airplay
