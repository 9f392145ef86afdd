// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/host_code.hpp"

#include <algorithm>

namespace tessera::meeting {

bool is_host_code(std::string_view text) noexcept {
  constexpr std::size_t shortest = 6;
  constexpr std::size_t longest = 64;
  return text.size() >= shortest && text.size() <= longest &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

result<> host_code::check(const std::string& given, const std::string& source, moment now) {
  if (!guard_.required() || given.empty())
    return errc::wrong_code;
  auto opened = guard_.check(secret{given}, source, now.at);
  if (opened)
    return {};
  auto why = std::move(opened).error();
  if (why.code == errc::too_many_attempts)
    why.text = "Too many wrong host codes. Wait a moment, then try again.";
  else
    why.code = errc::wrong_code;
  return why;
}

} // namespace tessera::meeting
