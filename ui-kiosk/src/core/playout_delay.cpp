// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/playout_delay.hpp"

#include <algorithm>
#include <cstdlib>

namespace tessera::kiosk {

void slow_shrink::want(std::int64_t wanted, std::int64_t now) {
  if (wanted >= value_) {
    value_ = wanted;
    less_since_ = 0;
    return;
  }
  most_since_ = less_since_ == 0 ? wanted : std::max(most_since_, wanted);
  if (less_since_ == 0)
    less_since_ = now;
  if (now - less_since_ < calm_ns)
    return;
  value_ = most_since_;
  less_since_ = 0;
}

std::optional<std::int64_t>
playout_delay::take(std::int64_t presentation, std::int64_t now, std::int64_t picture_lag) {
  const auto needed = now - presentation + margin;
  if (needed > most)
    return std::nullopt;
  network_.want(for_network(std::max(needed, least)), now);
  pictures_.want(for_pictures(std::clamp<std::int64_t>(picture_lag, 0, most_for_pictures)), now);
  return presentation + value();
}

std::int64_t playout_delay::value() const noexcept {
  return std::max(network_.value(), pictures_.value());
}

/// Enough for all pieces but those that are given up.
std::int64_t playout_delay::for_network(std::int64_t needed) {
  constexpr auto forget = 1 - 1 / remembered;
  for (auto& each : needs_)
    each *= forget;
  known_ = known_ * forget + 1;
  needs_[static_cast<std::size_t>((needed + step - 1) / step)] += 1;
  auto late = 0.0;
  auto steps = needs_.size() - 1;
  while (steps > 0 && late + needs_[steps] <= known_ * given_up)
    late += needs_[steps--];
  return static_cast<std::int64_t>(steps) * step;
}

std::int64_t playout_delay::for_pictures(std::int64_t lag) const {
  const auto now = pictures_.value();
  return now != 0 && std::abs(lag - now) <= unseen ? now : lag;
}

} // namespace tessera::kiosk
