// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/shell_lane.hpp"

#include <cmath>
#include <utility>

namespace tessera::plugins {
namespace {

constexpr std::chrono::milliseconds progress_interval{1000};

} // namespace

lane_rate
rate_between(const net::lane_counters& before, const net::lane_counters& now, double seconds) {
  if (seconds <= 0 || now.frames < before.frames || now.bytes < before.bytes)
    return {};
  auto frames = static_cast<double>(now.frames - before.frames);
  auto bits = static_cast<double>(now.bytes - before.bytes) * 8;
  // One digit is what people can use.
  return {std::round(frames / seconds * 10) / 10, static_cast<int>(bits / seconds / 1000)};
}

void shell_lane::set_caps(const lane::caps& value) {
  {
    std::lock_guard lock{mutex_};
    caps_ = value;
  }
  writer_.set_caps(value);
}

void shell_lane::push(const access_unit& unit) {
  std::uint16_t flags = 0;
  if (unit.key_frame)
    flags |= lane::flag_key_frame;
  if (unit.discontinuity)
    flags |= lane::flag_discontinuity;
  writer_.push(
      lane::frame_kind::video, flags, unit.presentation_ns, unit.arrival_ns, unit.bytes, unit.size);
}

void shell_lane::set_sound_caps(const lane::sound_caps& value) {
  {
    std::lock_guard lock{mutex_};
    sound_ = true;
  }
  writer_.set_sound_caps(value);
}

void shell_lane::push_sound(const sound_unit& unit) {
  writer_.push(lane::frame_kind::audio,
               unit.discontinuity ? lane::flag_discontinuity : std::uint16_t{0},
               unit.presentation_ns,
               unit.arrival_ns,
               unit.bytes,
               unit.size);
}

void shell_lane::set_paused(bool now) {
  std::lock_guard lock{mutex_};
  paused_ = now;
}

std::optional<control::progress> shell_lane::progress(monotonic::time_point now) {
  auto counters = writer_.counters();
  if (counters.frames + counters.sounds == 0)
    return {};
  control::progress out;
  out.share = share_;
  {
    std::lock_guard lock{mutex_};
    out.codec = caps_.codec;
    out.width = caps_.width;
    out.height = caps_.height;
    out.paused = paused_;
  }
  const bool turned = out.paused != told_paused_;
  if (told_first_ && !turned && now - seen_at_ < progress_interval)
    return {};
  const bool still =
      told_first_ && counters.frames == seen_.frames && counters.sounds == seen_.sounds;
  if (still && !turned && told_still_)
    return {};
  told_still_ = still;
  told_paused_ = out.paused;
  if (told_first_) {
    auto rate =
        rate_between(seen_, counters, std::chrono::duration<double>(now - seen_at_).count());
    out.fps = rate.fps;
    out.kbps = rate.kbps;
  }
  out.sound = counters.sounds > seen_.sounds;
  told_first_ = true;
  seen_ = counters;
  seen_at_ = now;
  return out;
}

std::optional<control::lane_watched> shell_lane::news_of_readers() {
  control::lane_watched now;
  now.share = share_;
  now.watched = writer_.counters().readers > 0;
  {
    std::lock_guard lock{mutex_};
    now.codec = caps_.codec;
    now.width = caps_.width;
    now.height = caps_.height;
    now.sound = sound_;
  }
  told_.share = share_;
  if (now == told_)
    return {};
  told_ = now;
  return now;
}

} // namespace tessera::plugins
