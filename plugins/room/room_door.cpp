// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "room_door.hpp"

#include <fmt/format.h>
#include <gst/gst.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace tessera::room {
namespace {

using namespace std::chrono_literals;

constexpr auto look_interval = 5s; // whether the devices are still there, and give something
constexpr auto refused_pause = 5s; // a host has stopped it; the meeting may have ended
constexpr unsigned mute_looks = 2; // so many without a piece, and the device is given up

} // namespace

room_door::room_door(host& services, parts what) : host_(services), parts_(std::move(what)) {}

result<> room_door::start() {
  gst_init(nullptr, nullptr);
  if (parts_.picture.text.empty() && parts_.sound.text.empty()) {
    host_.log(log_level::info, "source and sound are none: the room has no camera");
    return {};
  }
  offer();
  return {};
}

void room_door::key_frame_wanted(const share_id& share) {
  if (share == share_ && picture_.device)
    picture_.device->make_key_frame();
}

void room_door::watched(const share_id& share, bool now) {
  if (share != share_)
    return;
  watched_ = now;
  host_.log(log_level::info, now ? "somebody watches: it is on" : "nobody watches: it is off");
  for (auto* one : {&picture_, &sound_}) {
    one->mute = 0;
    if (one->device)
      one->device->want(now);
  }
}

void room_door::share_stopped(const share_id& share, end_reason why) {
  if (share != share_)
    return;
  forget();
  offer_after(why == end_reason::removed ? refused_pause : 1s);
}

void room_door::offer_after(std::chrono::milliseconds wait) {
  host_.post([this] { offer(); }, wait);
}

/// What must be there is there.
std::string room_door::missing() const {
  const auto& path = parts_.picture.path;
  if (path.empty() || ::access(path.c_str(), R_OK | W_OK) == 0)
    return {};
  return fmt::format("cannot use {}: {}", path, std::strerror(errno));
}

/// What is left of it for the device that hangs.
std::chrono::milliseconds room_door::time_to_let_go() const {
  const auto left = main().let_go_at + hang_limit - parts_.now();
  return std::max(std::chrono::ceil<std::chrono::milliseconds>(left), 0ms);
}

void room_door::offer() {
  if (!share_.empty() || std::exchange(asking_, true))
    return;
  if (main().hangs()) { // it is not opened once more
    asking_ = false;
    // The process is what can be ended: tesserad does that to a door that throws.
    if (time_to_let_go() == 0ms)
      throw std::runtime_error("a device does not let go");
    return try_again("the device hangs");
  }
  if (auto why = missing(); !why.empty()) {
    asking_ = false;
    return try_again(why);
  }
  auto label = host_.options().text("label");
  host_.open_share({}, share_kind::room, label, [this](result<host::open_lane> open) {
    asking_ = false;
    if (!open) {
      if (open.code() == errc::refused)
        return offer_after(refused_pause);
      return try_again("may not show the room: " + open.error().message());
    }
    begin(*open);
  });
}

void room_door::begin(const host::open_lane& open) {
  share_ = open.share;
  lane_ = open.lane;
  ++life_;
  if (!parts_.picture.text.empty()) {
    picture_.device = capture_for(parts_.picture);
    lane_->set_caps(picture_caps(host_.options()));
  }
  if (!parts_.sound.text.empty()) {
    lane_->set_sound_caps(sound_caps());
    if (sound_.hangs())
      sound_after("the microphone hangs");
    else
      sound_.device = capture_for(parts_.sound);
  }
  host_.log(log_level::info, "the room can be watched");
  look_after(life_);
}

std::unique_ptr<capture> room_door::capture_for(const pipeline_plan& plan) {
  // A fault may be told more than once, and late.
  auto failed = [this, life = life_, sound = plan.sound](const std::string& why) {
    host_.post([this, life, sound, why] {
      if (life == life_)
        sound ? lose_sound(why) : lose(why);
    });
  };
  return std::make_unique<capture>(plan, lane_, std::move(failed));
}

void room_door::look_after(unsigned life) {
  host_.post(
      [this, life] {
        if (life == life_ && !share_.empty())
          look();
      },
      look_interval);
}

void room_door::look() {
  const auto life = life_;
  if (auto why = missing(); !why.empty())
    return lose(why);
  if (is_mute(picture_))
    return lose("the camera gives no pictures");
  if (is_mute(sound_))
    lose_sound("the microphone gives no sound");
  if (life == life_)
    look_after(life);
}

bool room_door::is_mute(stream& one) const {
  if (!one.device || !watched_)
    return false;
  const auto now = one.device->pieces();
  const bool still = now == std::exchange(one.seen, now);
  one.mute = still ? one.mute + 1 : 0;
  if (!still)
    one.pause.reset();
  return one.mute >= mute_looks;
}

/// Pictures go on without sound; it is tried again.
void room_door::lose_sound(const std::string& why) {
  if (!sound_.device)
    return;
  if (!picture_.device)
    return lose(why);
  let_go(sound_);
  sound_after(why);
}

void room_door::sound_after(const std::string& why) {
  const auto wait = sound_.pause.next();
  host_.log(log_level::warning,
            fmt::format("no sound: {}; tried again in {} s", why, wait.count() / 1000));
  host_.post(
      [this, life = life_] {
        if (life != life_ || sound_.device)
          return;
        if (sound_.hangs())
          return sound_after("the microphone hangs");
        sound_.device = capture_for(parts_.sound);
        sound_.device->want(watched_);
      },
      wait);
}

void room_door::lose(const std::string& why) {
  auto share = share_;
  forget();
  if (!share.empty())
    host_.end_share(share, end_reason::media_failed);
  try_again(why);
}

void room_door::try_again(const std::string& why) {
  auto wait = picture_.pause.next();
  if (main().hangs())
    wait = std::min(wait, time_to_let_go());
  host_.log(log_level::warning, fmt::format("{}; tried again in {} s", why, wait.count() / 1000));
  offer_after(wait);
}

void room_door::let_go(stream& one) const {
  if (one.device) {
    one.closed = one.device->closed();
    one.let_go_at = parts_.now();
  }
  one.device.reset();
  one.seen = one.mute = 0;
}

void room_door::forget() {
  ++life_;
  let_go(picture_);
  let_go(sound_);
  lane_.reset();
  share_ = {};
  watched_ = false;
}

} // namespace tessera::room
