// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"

#include <algorithm>
#include <chrono>

namespace tessera {

/// How long to wait before something that died is started again: at first hardly, then twice as
/// long each time; a long enough life makes it forget.
class backoff {
public:
  using milliseconds = std::chrono::milliseconds;

  struct rule {
    milliseconds first{100};
    milliseconds longest{30'000};
    std::chrono::seconds good_life{60}; ///< lived that long: the count begins anew
  };

  backoff() = default;
  explicit backoff(rule how) : rule_(how) {}

  void started(monotonic::time_point now) noexcept { started_ = now; }

  /// It died; returns how long to wait.
  [[nodiscard]] milliseconds died(monotonic::time_point now) noexcept {
    if (now - started_ >= rule_.good_life)
      deaths_ = 0;
    auto doublings = std::min(deaths_, 20U);
    ++deaths_;
    return std::min(rule_.longest, rule_.first * (1U << doublings));
  }

  /// Deaths in a row.
  [[nodiscard]] unsigned deaths() const noexcept { return deaths_; }

private:
  rule rule_{};
  unsigned deaths_ = 0;
  monotonic::time_point started_{};
};

} // namespace tessera
