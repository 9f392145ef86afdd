// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/share_health.hpp"

#include <algorithm>

namespace tessera::media {

namespace {

/// About three seconds of memory, so that one lost packet in a quiet second is no weak network.
constexpr double memory = 0.6;

double part(std::uint64_t some, std::uint64_t all) {
  return all == 0 ? 0 : static_cast<double>(some) / static_cast<double>(all);
}

/// Of the way, whatever was mended. What is mended has not always been passed on within the second.
double loss_of(const share_sample& sample) {
  return std::min(part(sample.lost + sample.repaired, sample.received + sample.lost), 1.0);
}

/// On a busy machine pictures come in bunches too, with hardly any loss: that is the box's own.
bool network_halts(const share_sample& sample) {
  constexpr double halting_loss = 0.01;
  return loss_of(sample) >= halting_loss;
}

} // namespace

share_report share_health::take(const share_sample& sample) {
  share_report out;
  const double seconds = std::chrono::duration<double>(sample.span).count();
  if (seconds > 0) {
    out.fps = static_cast<double>(sample.frames) / seconds;
    out.kbps = static_cast<int>(static_cast<double>(sample.bytes) * 8 / 1000 / seconds);
  }
  if (network_halts(sample) && sample.frames > 0 && seconds > 0) {
    const auto held = sample.held / sample.frames;
    out.bunched_fps = static_cast<double>(sample.bunched) / seconds;
    out.held_ms =
        static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(held).count());
  }
  loss_ = memory * loss_ + (1 - memory) * loss_of(sample);
  out.loss = loss_;
  silence_ = sample.received == 0 ? silence_ + sample.span : std::chrono::milliseconds{0};
  seen_picture_ = seen_picture_ || sample.frames > 0;

  const bool bad = !sample.transport_up || loss_ > weak_loss || sample.jitter > weak_jitter;
  const bool good = sample.transport_up && loss_ < well_loss && sample.jitter < well_jitter;
  weak_ = weak_ ? !good : bad;

  if (!seen_picture_) {
    out.state = share_state::connecting;
  } else if (weak_) {
    out.state = share_state::weak;
    out.reason = "network";
  } else if (silence_ >= paused_after) {
    out.state = share_state::paused;
  } else {
    out.state = share_state::live;
  }
  return out;
}

} // namespace tessera::media
