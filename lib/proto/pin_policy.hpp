// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace tessera {

/// Decides whether a PIN opens the meeting, and slows down those who guess: after five wrong PINs
/// each further one doubles the wait, counted per source and over all sources.
class pin_policy {
public:
  using time = monotonic::time_point;

  static constexpr int free_attempts = 5; ///< wrong PINs before one must wait
  static constexpr std::chrono::seconds first_wait{2};
  static constexpr std::chrono::seconds longest_wait{300}; ///< of a source
  /// Of everybody: long enough against guessing from many addresses, short enough that nobody can
  /// shut the room for others.
  static constexpr std::chrono::seconds longest_wait_in_all{30};
  static constexpr std::chrono::minutes forget_after{15}; ///< without a further wrong PIN
  static constexpr std::size_t max_sources = 1024;        ///< the oldest is forgotten first
  /// While everybody must wait, so often somebody without a wrong PIN of their own may try.
  static constexpr std::chrono::seconds fresh_pause{5};

  /// An empty PIN means that none is asked.
  explicit pin_policy(secret pin) : pin_(std::move(pin)) {}

  /// Errors: pin_required, wrong_pin, too_many_attempts; retry_after says when the next attempt will
  /// be looked at. While a source must wait even the right PIN is refused.
  [[nodiscard]] result<> check(const std::optional<secret>& given, const std::string& source, time now);

  /// A new PIN; the counters stay, so that guessing goes on slowly.
  void set_pin(secret pin) { pin_ = std::move(pin); }
  [[nodiscard]] const secret& pin() const noexcept { return pin_; }
  [[nodiscard]] bool required() const noexcept { return !pin_.empty(); }
  /// Wrong PINs in a row from everybody, for the notice on the display.
  [[nodiscard]] int wrong_in_all() const noexcept { return all_.wrong; }
  [[nodiscard]] std::size_t sources() const noexcept { return sources_.size(); }

private:
  struct counter {
    int wrong = 0;
    time last{};
    time open_at{}; ///< no attempt is looked at before
  };
  static void age(counter& c, time now);
  static void count_wrong(counter& c, std::chrono::seconds longest, time now);
  [[nodiscard]] bool may_pass_as_fresh(const counter& mine, time now);
  counter& counter_of(const std::string& source, time now);

  secret pin_;
  counter all_;
  std::map<std::string, counter> sources_;
  time fresh_tried_{};
};

} // namespace tessera
