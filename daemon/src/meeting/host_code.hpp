// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/moment.hpp"
#include "proto/pin_policy.hpp"

#include <string>
#include <string_view>

namespace tessera::meeting {

inline constexpr std::size_t host_code_digits = 8;

/// 6 to 64 visible ASCII characters.
[[nodiscard]] bool is_host_code(std::string_view text) noexcept;

/// The code that makes somebody a host. Guessing is slowed down like that of a PIN, with counters
/// of its own: whoever guesses codes does not shut the door for those who type PINs.
class host_code {
public:
  /// An empty code opens to nobody.
  explicit host_code(secret code) : guard_(std::move(code)) {}
  void set(secret code) { guard_.set_pin(std::move(code)); }
  [[nodiscard]] const secret& code() const noexcept { return guard_.pin(); }

  /// Errors: wrong_code, too_many_attempts with retry_after.
  [[nodiscard]] result<> check(const std::string& given, const std::string& source, moment now);

private:
  pin_policy guard_;
};

} // namespace tessera::meeting
