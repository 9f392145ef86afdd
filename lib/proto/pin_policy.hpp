// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"
#include "proto/guess_brake.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace tessera {

/// Decides whether a PIN opens the meeting, and slows down those who guess.
class pin_policy {
public:
  using time = guess_brake::time;
  /// Who read the former PIN as it changed is no guesser so long.
  static constexpr std::chrono::seconds former_grace{30};

  /// An empty PIN means that none is asked.
  explicit pin_policy(secret pin) : pin_(std::move(pin)) {}

  /// Errors: pin_required, wrong_pin, pin_changed (the former one, which is not counted),
  /// too_many_attempts; retry_after says when the next attempt will be looked at. While a source
  /// must wait even the right PIN is refused.
  [[nodiscard]] result<>
  check(const std::optional<secret>& given, const std::string& source, time now);

  /// Would check() look at what this source gives now? Nothing is counted. Errors:
  /// too_many_attempts.
  [[nodiscard]] result<> may_try(const std::string& source, time now);

  /// A new PIN; the counters stay, so that guessing goes on slowly. With `changed` the former one
  /// is known for a while.
  void set_pin(secret pin, std::optional<time> changed = {});
  [[nodiscard]] const secret& pin() const noexcept { return pin_; }
  [[nodiscard]] bool required() const noexcept { return !pin_.empty(); }
  /// Wrong PINs in a row from everybody, for the notice on the display.
  [[nodiscard]] int wrong_in_all() const noexcept { return brake_.wrong_in_all(); }
  [[nodiscard]] std::size_t sources() const noexcept { return brake_.sources(); }

private:
  secret pin_;
  secret former_; ///< empty = there was none
  time former_until_{};
  guess_brake brake_;
};

} // namespace tessera
