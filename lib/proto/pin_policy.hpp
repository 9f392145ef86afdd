// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"
#include "proto/guess_brake.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace tessera {

/// Decides whether a PIN opens the meeting, and slows down those who guess.
class pin_policy {
public:
  using time = guess_brake::time;

  /// An empty PIN means that none is asked.
  explicit pin_policy(secret pin) : pin_(std::move(pin)) {}

  /// Errors: pin_required, wrong_pin, too_many_attempts; retry_after says when the next attempt
  /// will be looked at. While a source must wait even the right PIN is refused.
  [[nodiscard]] result<>
  check(const std::optional<secret>& given, const std::string& source, time now);

  /// A new PIN; the counters stay, so that guessing goes on slowly.
  void set_pin(secret pin) { pin_ = std::move(pin); }
  [[nodiscard]] const secret& pin() const noexcept { return pin_; }
  [[nodiscard]] bool required() const noexcept { return !pin_.empty(); }
  /// Wrong PINs in a row from everybody, for the notice on the display.
  [[nodiscard]] int wrong_in_all() const noexcept { return brake_.wrong_in_all(); }
  [[nodiscard]] std::size_t sources() const noexcept { return brake_.sources(); }

private:
  secret pin_;
  guess_brake brake_;
};

} // namespace tessera
