// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/loss_wait.hpp"

#include <algorithm>
#include <utility>

namespace tessera::media {
namespace {

constexpr std::int64_t ns_of(std::int64_t ticks) {
  return ticks * 100'000 / 9; // 90 kHz
}

} // namespace

/// How much later it came than the one that came fastest, of the last half to whole window.
loss_wait::nanoseconds loss_wait::lag_of(time_point arrival, std::uint32_t stamp) {
  const auto least = std::min(least_before_, least_now_);
  ticks_ += static_cast<std::int32_t>(stamp - std::exchange(last_stamp_, stamp));
  auto transit = arrival.time_since_epoch() - nanoseconds{ns_of(ticks_)};
  if (!begun_ || transit - least > most_lag || least - transit > most_lag) {
    begun_ = true;
    turn_ = arrival;
    ticks_ = 0; // whoever lets its stamps jump lets them jump from here
    transit = least_before_ = least_now_ = arrival.time_since_epoch();
  } else if (arrival - turn_ >= window / 2) {
    turn_ = arrival;
    least_before_ = std::exchange(least_now_, transit);
  }
  least_now_ = std::min(least_now_, transit);
  return transit - std::min(least_before_, least_now_);
}

std::optional<std::chrono::milliseconds> loss_wait::take(time_point arrival, std::uint32_t stamp) {
  const auto steps = (lag_of(arrival, stamp) + step / 2) / step;
  const auto wanted = usual_ + steps * step;
  if (wanted >= told_) {
    lower_since_.reset();
    if (wanted == told_)
      return {};
    told_ = wanted;
    return told_;
  }
  if (!lower_since_) {
    lower_since_ = arrival;
    most_since_ = wanted;
  }
  most_since_ = std::max(most_since_, wanted);
  if (arrival - *lower_since_ < hold)
    return {};
  lower_since_.reset();
  told_ = most_since_;
  return told_;
}

} // namespace tessera::media
