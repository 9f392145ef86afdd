// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <atomic>
#include <cmath>
#include <cstddef>
#include <span>

namespace tessera::kiosk {

/// Makes sound louder or softer without a click: each change takes some milliseconds, sample by
/// sample. It begins silent. Context: set() and silent() any thread, apply() one.
class gain_ramp {
public:
  static constexpr double ramp_seconds = 0.03;

  explicit gain_ramp(int rate) : step_(1 / (ramp_seconds * rate)) {}

  /// 0 to 1, of the amplitude.
  void set(double gain) noexcept {
    wanted_ = static_cast<float>(gain);
    if (gain > 0)
      silent_ = false;
  }
  /// It was turned down, and all of it that was left has been played.
  [[nodiscard]] bool silent() const noexcept { return silent_; }

  /// Samples of all channels in turn.
  void apply(std::span<float> samples, std::size_t channels) noexcept {
    const float wanted = wanted_;
    for (std::size_t at = 0; at + channels <= samples.size(); at += channels) {
      const float left = wanted - now_;
      now_ = std::abs(left) <= step_ ? wanted : now_ + std::copysign(step_, left);
      for (std::size_t channel = 0; channel < channels; ++channel)
        samples[at + channel] *= now_;
    }
    if (now_ == 0 && wanted == 0 && wanted_ == 0)
      silent_ = true;
  }

private:
  const float step_;
  float now_ = 0;
  std::atomic<float> wanted_ = 1;
  std::atomic<bool> silent_ = false;
};

} // namespace tessera::kiosk
