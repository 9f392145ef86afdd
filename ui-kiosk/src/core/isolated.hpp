// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace tessera::kiosk {

/// Words of people within a sentence of ours: neither may turn the direction of the other.
/// Spec: Unicode Standard Annex 9, U+2068 and U+2069.
[[nodiscard]] inline QString isolated(const QString& words) {
  constexpr char16_t isolate = 0x2068;
  constexpr char16_t end = 0x2069;
  return words.isEmpty() ? words : QChar{isolate} + words + QChar{end};
}

} // namespace tessera::kiosk
