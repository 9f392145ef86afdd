// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "sound_worker.hpp"

#include "base/clock.hpp"

#include <pthread.h>

#include <cstdlib>

namespace tessera::kiosk {
namespace {

constexpr std::int64_t worth_telling = 40 * playout_delay::ms;

} // namespace

void sound_worker::run() {
  pthread_setname_np(pthread_self(), "sound");
  while (true) {
    const auto todo = next();
    if (todo.stop)
      break;
    if (todo.caps) {
      if (caps_ != *todo.caps)
        close();
      caps_ = *todo.caps;
    } else if (todo.item) {
      play(*todo.item);
    }
  }
  close();
  std::lock_guard lock{guard_};
  ended_ = true;
  changed_.notify_all();
}

sound_worker::job sound_worker::next() {
  std::unique_lock lock{guard_};
  busy_since_ns_ = 0;
  changed_.wait(lock, [this] { return stop_ || new_caps_ || !waiting_.empty(); });
  busy_since_ns_ = monotonic_ns();
  if (stop_)
    return {.stop = true};
  if (new_caps_)
    return {.caps = std::exchange(new_caps_, {})};
  return {.item = waiting_.pop()};
}

void sound_worker::put_caps(std::optional<lane::sound_caps> caps) {
  std::lock_guard lock{guard_};
  waiting_.clear(); // they are of other caps
  new_caps_ = std::move(caps);
  changed_.notify_all();
}

void sound_worker::put(lane::frame packet) {
  std::lock_guard lock{guard_};
  waiting_.push(std::move(packet), monotonic_ns());
  changed_.notify_all();
}

void sound_worker::stop() {
  std::lock_guard lock{guard_};
  stop_ = true;
  changed_.notify_all();
}

bool sound_worker::wait_ended(std::chrono::milliseconds patience) {
  std::unique_lock lock{guard_};
  const auto since = busy_since_ns_ != 0 ? busy_since_ns_ : monotonic_ns();
  const auto left =
      std::chrono::nanoseconds{since} + patience - std::chrono::nanoseconds{monotonic_ns()};
  return changed_.wait_for(lock, left, [this] { return ended_; });
}

void sound_worker::play(const sound_queue::item& item) {
  const auto& packet = item.packet;
  if (!caps_ || packet.payload.empty() || !open())
    return;
  if (const double volume = volume_; volume != told_volume_) {
    told_volume_ = volume;
    player_->set_volume(volume);
  }
  const auto at = delay_.take(packet.header.presentation_ns, item.came_ns, picture_lag_);
  tell_delay();
  gap_ = gap_ || (packet.header.flags & lane::flag_discontinuity) != 0;
  // It waited while the server hung: what is new comes first.
  if (!at || *at < monotonic_ns()) {
    gap_ = true;
    return;
  }
  if (!player_->play(packet, *at, std::exchange(gap_, false)))
    failed_ = true;
}

void sound_worker::tell_delay() {
  const auto now = delay_.value();
  if (std::abs(now - told_delay_) < worth_telling)
    return;
  told_delay_ = now;
  log_.info("share {}: sound {} ms after it was due, pictures {} ms",
            share_,
            now / playout_delay::ms,
            picture_lag_ / playout_delay::ms);
}

bool sound_worker::open() {
  if (failed_.exchange(false)) {
    close();
    output_->lost();
    not_before_ns_ = monotonic_ns() + retry_ns;
  }
  if (player_) {
    if (monotonic_ns() - opened_ns_ > works_ns)
      told_failed_ = false;
    return true;
  }
  if (monotonic_ns() < not_before_ns_)
    return false;
  const auto turn = output_->take_turn();
  if (!turn.owns_lock()) {
    not_before_ns_ = monotonic_ns() + turn_ns;
    return false;
  }
  const bool found = find_player();
  not_before_ns_ = found ? 0 : monotonic_ns() + retry_ns;
  return found;
}

bool sound_worker::find_player() {
  const auto output = output_->find();
  if (output.empty()) {
    if (!std::exchange(told_none_, true))
      log_.warning("share {}: nothing to play its sound on; its picture goes on", share_);
    return false;
  }
  auto made = sound_player::make(*caps_, output, [this](const std::string& text) {
    if (!failed_.exchange(true) && !told_failed_.exchange(true))
      log_.warning("share {}: its sound stops: {}; trying again", share_, text);
  });
  if (!made) {
    if (!std::exchange(told_none_, true))
      log_.warning("share {}: {}", share_, made.error().message());
    output_->lost();
    return false;
  }
  player_ = std::move(*made);
  opened_ns_ = monotonic_ns();
  told_volume_ = -1;
  told_none_ = false;
  return true;
}

void sound_worker::close() {
  player_.reset();
  delay_ = {};
}

} // namespace tessera::kiosk
