// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/playout_delay.hpp"

#include <algorithm>

namespace tessera::kiosk {

std::optional<std::int64_t> playout_delay::take(std::int64_t presentation, std::int64_t now) {
  const auto needed = now - presentation + margin;
  if (needed > most)
    return std::nullopt;
  const auto stepped = std::max(least, (needed + step - 1) / step * step);
  if (stepped >= delay_ || calm_since_ == 0) {
    delay_ = std::max(stepped, delay_);
    calm_since_ = now;
    most_needed_ = 0;
    return presentation + delay_;
  }
  most_needed_ = std::max(most_needed_, stepped);
  if (now - calm_since_ >= calm) {
    delay_ = most_needed_;
    calm_since_ = now;
    most_needed_ = 0;
  }
  return presentation + delay_;
}

} // namespace tessera::kiosk
