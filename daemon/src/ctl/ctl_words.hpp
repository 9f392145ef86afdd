// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tessera::ctl {

/// Commands that are one call of the method table with operands: `pin set 1234`.
struct word {
  std::string_view first;
  std::string_view second; ///< empty: one word
  std::string_view method;
  /// Params in the order of the operands, separated by blanks: "share" needed, "share?" may be left
  /// out, "text+" takes all that is left as one text, "keys*" as a list, "values=" as KEY=VALUE,
  /// "data@" is a file, "password!" is
  /// typed unseen (or a line of standard input): an operand would stand in the shell's history.
  std::string_view operands = {};
};

[[nodiscard]] std::span<const word> all_words() noexcept;

} // namespace tessera::ctl
