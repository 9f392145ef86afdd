// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <optional>

namespace tessera::plugins {

/// When a door whose program died is started again: after 100 ms, doubling to 30 s; a life of a
/// minute counts as healthy and starts anew; ten quick deaths in a row end it.
class restart_policy {
public:
  using ms = std::chrono::milliseconds;
  static constexpr ms first_delay{100};
  static constexpr ms longest_delay{30'000};
  static constexpr ms healthy_life{60'000};
  static constexpr unsigned quick_deaths_allowed = 9;

  /// How long to wait now that it died after `life`; nothing means: give up.
  [[nodiscard]] std::optional<ms> died_after(ms life) noexcept {
    if (life >= healthy_life) {
      quick_deaths_ = 0;
      delay_ = first_delay;
    }
    if (++quick_deaths_ > quick_deaths_allowed)
      return {};
    auto wait = delay_;
    delay_ = delay_ * 2 < longest_delay ? delay_ * 2 : longest_delay;
    return wait;
  }

private:
  ms delay_ = first_delay;
  unsigned quick_deaths_ = 0;
};

} // namespace tessera::plugins
