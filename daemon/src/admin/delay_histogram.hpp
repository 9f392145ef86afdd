// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace tessera::admin {

/// How long pictures were on their way from the box to the display: each share that is shown counts
/// once a second. It goes on when a share ends.
class delay_histogram {
public:
  static constexpr std::array<double, 9> bounds{0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5};
  static constexpr std::chrono::seconds pause{1}; ///< the display tells no more often

  /// The room has changed.
  void see(const nlohmann::json& room, monotonic::time_point now);

  /// By the first bound that is not under it; the last one is of those over all.
  [[nodiscard]] const auto& counts() const noexcept { return counts_; }
  [[nodiscard]] double sum_seconds() const noexcept { return sum_seconds_; }

private:
  void count(double seconds);

  std::array<std::uint64_t, bounds.size() + 1> counts_{};
  double sum_seconds_ = 0;
  std::map<std::string, monotonic::time_point> counted_at_; ///< by share
};

} // namespace tessera::admin
