// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

namespace tessera::kiosk {

/// How far a device's clock is off the pipeline's, and when sound is moved for it. One that runs a
/// little faster or slower is followed by a small step now and then; the mean of many readings says
/// so, for each is off by some milliseconds. One that has stood still is caught up with at once: a
/// server may have played ahead what it had, which was silence, before it takes ours. In small
/// steps that is seconds of shreds. Pure.
class device_drift {
public:
  static constexpr std::int64_t step_ns = 10'000'000;
  /// As far as sound_line lets sound be off for a while.
  static constexpr std::int64_t far_ns = 80'000'000;
  static constexpr std::int64_t readings = 32;
  /// One reading may be wrong: one that is far off is believed when it says so that often.
  static constexpr int sure = 3;

  /// How far the device is ahead, to be put right now: less than zero when it lags. Both times since
  /// it began, the clock's with all that was answered before.
  [[nodiscard]] std::int64_t put(std::int64_t device_ns, std::int64_t clock_ns);

private:
  std::int64_t mean_ = 0;
  int far_ = 0; ///< readings, one after the other
};

} // namespace tessera::kiosk
