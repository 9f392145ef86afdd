// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/digits.hpp"

#include <algorithm>

namespace tessera::kiosk {

QString group_digits(const QString& digits) {
  constexpr QChar no_break_space{0x00a0};
  constexpr qsizetype group = 3;
  auto is_digit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
  if (!std::all_of(digits.begin(), digits.end(), is_digit))
    return digits;
  QString grouped;
  for (qsizetype at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % group == 0)
      grouped += no_break_space;
    grouped += digits[at];
  }
  return grouped;
}

} // namespace tessera::kiosk
