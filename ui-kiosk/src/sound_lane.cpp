// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "sound_lane.hpp"

#include "base/clock.hpp"

#include <string_view>

namespace tessera::kiosk {

void sound_lane::take_caps(const lane::frame& frame) {
  auto caps = lane::decode_sound_caps(
      {reinterpret_cast<const char*>(frame.payload.data()), frame.payload.size()});
  if (!caps)
    log_.warning("share {}: {}", share_, caps.error().message());
  if (!caps || caps_ != *caps)
    close();
  caps_.reset();
  if (caps)
    caps_ = *std::move(caps);
}

void sound_lane::take(const lane::frame& packet) {
  const auto now = monotonic_ns();
  if (!caps_ || packet.payload.empty() || !open(now))
    return;
  if (const double volume = volume_; volume != told_volume_) {
    told_volume_ = volume;
    player_->set_volume(volume);
  }
  const auto at = delay_.take(packet.header.presentation_ns, now);
  const bool gap = (packet.header.flags & lane::flag_discontinuity) != 0;
  if (at && !player_->play(packet, *at, gap))
    failed_ = true;
}

bool sound_lane::open(std::int64_t now) {
  if (failed_.exchange(false)) {
    close();
    output_->lost();
    tried_at_ns_ = now;
  }
  if (player_)
    return true;
  if (tried_at_ns_ != 0 && now - tried_at_ns_ < retry_ns)
    return false;
  tried_at_ns_ = now;
  const auto output = output_->find();
  if (output.empty()) {
    if (!std::exchange(told_none_, true))
      log_.warning("share {}: nothing to play its sound on; its picture goes on", share_);
    return false;
  }
  auto made = sound_player::make(*caps_, output, [this](const std::string& text) {
    if (!failed_.exchange(true))
      log_.warning("share {}: its sound stops: {}; trying again", share_, text);
  });
  if (!made) {
    log_.warning("share {}: {}", share_, made.error().message());
    output_->lost();
    return false;
  }
  player_ = std::move(*made);
  told_volume_ = -1;
  told_none_ = false;
  return true;
}

void sound_lane::close() {
  player_.reset();
  delay_ = {};
}

void sound_lane::rest() {
  close();
  tried_at_ns_ = 0;
}

} // namespace tessera::kiosk
