// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/backoff.hpp"
#include "base/clock.hpp"
#include "capture.hpp"
#include "pipelines.hpp"

#include <tessera/plugin.hpp>

#include <fmt/format.h>
#include <gst/gst.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace tessera::room {
namespace {

using namespace std::chrono_literals;

constexpr auto look_interval = 5s; // whether the devices are still there, and give something
constexpr backoff::rule after_a_fault{.first = 1s, .longest = 60s};
constexpr auto refused_pause = 5s; // a host has stopped it; the meeting may have ended
constexpr auto hang_limit = 10s;   // so long a device may take to let go, once it should
constexpr unsigned mute_looks = 2; // so many without a piece, and the device is given up

} // namespace

/// Offers the room's own camera and microphone. They are open while somebody watches, and not else.
class room_door : public door {
public:
  explicit room_door(host& services)
      : host_(services), picture_plan_(picture_plan(services.options())),
        sound_plan_(sound_plan(services.options())) {}

  result<> start() override {
    gst_init(nullptr, nullptr);
    if (picture_plan_.text.empty() && sound_plan_.text.empty()) {
      host_.log(log_level::info, "source and sound are none: the room has no camera");
      return {};
    }
    offer();
    return {};
  }

  void key_frame_wanted(const share_id& share) override {
    if (share == share_ && picture_.device)
      picture_.device->make_key_frame();
  }

  void watched(const share_id& share, bool now) override {
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

  void share_stopped(const share_id& share, end_reason why) override {
    if (share != share_)
      return;
    forget();
    offer_after(why == end_reason::removed ? refused_pause : 1s);
  }

  void stop() override { forget(); }

private:
  struct stream {
    std::unique_ptr<capture> device; ///< there while it is offered; empty = none, or broken
    std::uint64_t seen = 0;
    unsigned mute = 0; ///< looks in a row that found nothing new
    backoff pause{after_a_fault};
    std::shared_ptr<const std::atomic<bool>> closed; ///< whether the former one has let go
    monotonic::time_point let_go_at{};

    [[nodiscard]] bool hangs() const { return closed && !*closed; }
  };

  void offer_after(std::chrono::milliseconds wait) {
    host_.post([this] { offer(); }, wait);
  }

  /// What must be there is there.
  [[nodiscard]] std::string missing() const {
    const auto& path = picture_plan_.path;
    if (path.empty() || ::access(path.c_str(), R_OK | W_OK) == 0)
      return {};
    return fmt::format("cannot use {}: {}", path, std::strerror(errno));
  }

  /// A device that hangs is not opened once more. When it goes on so, the process is what can be
  /// ended: tesserad does that to a door that throws.
  [[nodiscard]] static bool still_hangs(const stream& one) {
    if (!one.hangs())
      return false;
    if (monotonic::now() - one.let_go_at > hang_limit)
      throw std::runtime_error("a device does not let go");
    return true;
  }

  void offer() {
    if (!share_.empty() || std::exchange(asking_, true))
      return;
    if (still_hangs(picture_) || still_hangs(sound_)) {
      asking_ = false;
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

  void begin(const host::open_lane& open) {
    share_ = open.share;
    lane_ = open.lane;
    ++life_;
    if (!picture_plan_.text.empty()) {
      picture_.device = capture_for(picture_plan_);
      lane_->set_caps(picture_caps(host_.options()));
    }
    if (!sound_plan_.text.empty()) {
      sound_.device = capture_for(sound_plan_);
      lane_->set_sound_caps(sound_caps());
    }
    host_.log(log_level::info, "the room can be watched");
    look_after(life_);
  }

  std::unique_ptr<capture> capture_for(const pipeline_plan& plan) {
    // A fault may be told more than once, and late.
    auto failed = [this, life = life_, sound = plan.sound](const std::string& why) {
      host_.post([this, life, sound, why] {
        if (life == life_)
          sound ? lose_sound(why) : lose(why);
      });
    };
    return std::make_unique<capture>(plan, lane_, std::move(failed));
  }

  void look_after(unsigned life) {
    host_.post(
        [this, life] {
          if (life == life_ && !share_.empty())
            look();
        },
        look_interval);
  }

  void look() {
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

  [[nodiscard]] bool is_mute(stream& one) const {
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
  void lose_sound(const std::string& why) {
    if (!sound_.device)
      return;
    if (!picture_.device)
      return lose(why);
    let_go(sound_);
    const auto wait = sound_.pause.next();
    host_.log(log_level::warning,
              fmt::format("no sound: {}; tried again in {} s", why, wait.count() / 1000));
    host_.post(
        [this, life = life_] {
          if (life != life_ || sound_.device)
            return;
          if (still_hangs(sound_))
            return lose("the microphone hangs");
          sound_.device = capture_for(sound_plan_);
          sound_.device->want(watched_);
        },
        wait);
  }

  void lose(const std::string& why) {
    auto share = share_;
    forget();
    if (!share.empty())
      host_.end_share(share, end_reason::media_failed);
    try_again(why);
  }

  void try_again(const std::string& why) {
    const auto wait = picture_.pause.next();
    host_.log(log_level::warning, fmt::format("{}; tried again in {} s", why, wait.count() / 1000));
    offer_after(wait);
  }

  static void let_go(stream& one) {
    if (one.device) {
      one.closed = one.device->closed();
      one.let_go_at = monotonic::now();
    }
    one.device.reset();
    one.seen = one.mute = 0;
  }

  void forget() {
    ++life_;
    let_go(picture_);
    let_go(sound_);
    lane_.reset();
    share_ = {};
    watched_ = false;
  }

  host& host_;
  const pipeline_plan picture_plan_;
  const pipeline_plan sound_plan_;
  share_id share_; ///< empty = it is not offered
  std::shared_ptr<share_lane> lane_;
  stream picture_;
  stream sound_;
  bool watched_ = false;
  bool asking_ = false;
  unsigned life_ = 0; ///< of the share: what belongs to a former one counts no more
};

static std::unique_ptr<door> make_door(host& services) {
  return std::make_unique<room_door>(services);
}

} // namespace tessera::room

TESSERA_PLUGIN("room", "1.0.0", tessera::room::options(), tessera::room::make_door)
