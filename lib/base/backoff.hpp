// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

namespace tessera {

/// How long to wait before something that failed is tried again: at first hardly, then twice as
/// long each time. For something that lives, a long enough life makes it forget.
class backoff {
public:
  using milliseconds = std::chrono::milliseconds;

  struct rule {
    milliseconds first{100};
    milliseconds longest{30'000};
    std::chrono::seconds good_life{60}; ///< lived that long: the count begins anew
    unsigned tries = 0;                 ///< in a row; 0: never give up
  };

  backoff() = default;
  explicit backoff(rule how) : rule_(how) {}

  /// It failed; returns how long to wait. Takes no notice of rule::tries.
  [[nodiscard]] milliseconds next() noexcept {
    auto doublings = std::min(deaths_, 20U);
    ++deaths_;
    return std::min(rule_.longest, rule_.first * (1U << doublings));
  }
  /// It went well.
  void reset() noexcept { deaths_ = 0; }

  void started(monotonic::time_point now) noexcept { started_ = now; }

  /// It died; returns how long to wait. Nothing means: give up.
  [[nodiscard]] std::optional<milliseconds> died(monotonic::time_point now) noexcept {
    if (now - started_ >= rule_.good_life)
      reset();
    if (rule_.tries != 0 && deaths_ >= rule_.tries)
      return {};
    return next();
  }

  /// Deaths in a row.
  [[nodiscard]] unsigned deaths() const noexcept { return deaths_; }

private:
  rule rule_{};
  unsigned deaths_ = 0;
  monotonic::time_point started_{};
};

} // namespace tessera
