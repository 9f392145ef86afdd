// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>

namespace tessera::kiosk {

/// When a piece of sound is played: a little after it was due, so that one that the network brings
/// late still is in time. The little grows at once and shrinks slowly, for each change is heard.
/// All times are CLOCK_MONOTONIC nanoseconds. Pure.
class playout_delay {
public:
  static constexpr std::int64_t ms = 1'000'000;
  static constexpr std::int64_t least = 60 * ms;
  static constexpr std::int64_t most = 500 * ms;
  /// What the output needs to have before it plays.
  static constexpr std::int64_t margin = 20 * ms;
  static constexpr std::int64_t step = 20 * ms;
  /// For so long nothing of it was needed.
  static constexpr std::int64_t calm = 20'000 * ms;

  /// The moment to play what was due at `presentation` and is here at `now`; nothing when that is
  /// past even with the longest delay.
  [[nodiscard]] std::optional<std::int64_t> take(std::int64_t presentation, std::int64_t now);
  [[nodiscard]] std::int64_t value() const noexcept { return delay_; }

private:
  std::int64_t delay_ = least;
  std::int64_t calm_since_ = 0;
  std::int64_t most_needed_ = 0; ///< since then
};

} // namespace tessera::kiosk
