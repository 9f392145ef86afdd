// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tessera::kiosk {

/// A delay that grows at once and shrinks slowly, for each change may be heard. Pure.
class slow_shrink {
public:
  /// So long less was enough before it becomes less.
  static constexpr std::int64_t calm_ns = 5'000'000'000;

  explicit slow_shrink(std::int64_t value) : value_(value) {}

  void want(std::int64_t wanted, std::int64_t now);
  [[nodiscard]] std::int64_t value() const noexcept { return value_; }

private:
  std::int64_t value_;
  std::int64_t less_since_ = 0; ///< 0 = it is not
  std::int64_t most_since_ = 0; ///< wanted since then
};

/// When a piece of sound is played: a little after it was due, so that nearly all that the network
/// brings late still are in time, and not before the picture of the same moment is on the display.
/// One that is late now and then is given up: waiting for it would keep the sound of all others off
/// their pictures. All times are CLOCK_MONOTONIC nanoseconds. Pure.
class playout_delay {
public:
  static constexpr std::int64_t ms = 1'000'000;
  static constexpr std::int64_t least = 60 * ms;
  static constexpr std::int64_t most = 500 * ms;
  /// What the output needs to have before it plays.
  static constexpr std::int64_t margin = 30 * ms;
  static constexpr std::int64_t step = 20 * ms;
  /// This part of all pieces may come too late.
  static constexpr double given_up = 0.02;
  /// So many pieces the network is judged by, the last ones most: ten seconds of 20 ms.
  static constexpr double remembered = 500;
  /// Pictures that are later have to do without their sound: people who talk hear themselves.
  static constexpr std::int64_t most_for_pictures = 250 * ms;
  /// Nobody sees that sound is so much off. Spec: ITU-R BT.1359, which allows 45 ms.
  static constexpr std::int64_t unseen = 20 * ms;

  /// The moment to play what was due at `presentation` and is here at `now`, perhaps in the past;
  /// nothing when it would be with the longest delay. `picture_lag`: how long after they were due
  /// pictures stand on the display, 0 = there are none.
  [[nodiscard]] std::optional<std::int64_t>
  take(std::int64_t presentation, std::int64_t now, std::int64_t picture_lag = 0);
  [[nodiscard]] std::int64_t value() const noexcept;

private:
  [[nodiscard]] std::int64_t for_network(std::int64_t needed);
  [[nodiscard]] std::int64_t for_pictures(std::int64_t lag) const;

  slow_shrink network_{least};
  slow_shrink pictures_{0};
  std::array<double, most / step + 1> needs_{}; ///< how many pieces needed so many steps
  double known_ = 0;                            ///< all of them
};

} // namespace tessera::kiosk
