// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pattern.hpp"

#include <tessera/option_makers.hpp>
#include <tessera/plugin.hpp>

#include <algorithm>

namespace tessera::example {

static const option options[] = {
    text_option("name", "Test pattern", "Name of the participant.", 64),
    text_option("device", "", "What a device calls itself, by which it is known again.", 64),
    secret_option("pin_file", "File with the PIN; not needed when trusted is true."),
    integer_option("width", 1280, "Width of the picture.", 16, 3840, "pixels"),
    integer_option("height", 720, "Height of the picture.", 16, 2160, "pixels"),
    integer_option("fps", 30, "Pictures a second.", 1, 60),
    choice_option("pattern", {"smpte", "ball", "snow", "pinwheel"}, "What it shows."),
    integer_option("start_after", 0, "When the pattern comes.", 0, 3600, "seconds"),
};

class example_door : public door {
public:
  explicit example_door(host& services) : host_(services) {}

  result<> start() override {
    gst_init(nullptr, nullptr);
    come_in_after(std::chrono::seconds{host_.options().integer("start_after")});
    return {};
  }
  void key_frame_wanted(const share_id&) override {
    if (pattern_)
      pattern_->make_key_frame();
  }
  void rate_wanted(const share_id&, const sender_wish& wish) override {
    if (pattern_)
      pattern_->limit_rate(wish.fps);
  }
  void share_stopped(const share_id&, end_reason) override { pattern_.reset(); }
  void participant_admitted(const participant_id& me) override { show(me); }
  void participant_ended(const participant_id&, end_reason why) override {
    if (why == end_reason::removed)
      return host_.log(log_level::info, "a host sent it out, or did not let it in");
    if (why == end_reason::meeting_ended)
      return host_.log(log_level::info, "the meeting has ended");
    come_in_after(std::chrono::seconds{2});
  }
  void stop() override { pattern_.reset(); }

private:
  void come_in_after(std::chrono::milliseconds wait) {
    host_.post([this] { come_in(); }, wait);
  }

  void come_in() {
    const auto& own = host_.options();
    host::candidate who{own.text("name"), {}, "example", own.text("device")};
    if (auto pin = read_secret_file(own.text("pin_file")))
      who.pin = *pin;
    host_.admit(who, [this](result<host::admission> me) {
      if (!me)
        return refused(me.error());
      if (me->waiting)
        return host_.log(log_level::info, "waits in the lobby");
      show(me->participant);
    });
  }

  void refused(const failure& why) {
    host_.log(log_level::warning, "not let in: " + why.message());
    const bool for_good = why.code == errc::blocked && why.retry_after.count() == 0;
    if (!for_good)
      come_in_after(std::max(why.retry_after, std::chrono::milliseconds{5000}));
  }

  void show(const participant_id& me) {
    host_.open_share(me, share_kind::video, "Test pattern", [this](result<host::open_lane> open) {
      if (!open)
        return host_.log(log_level::warning, "may not show: " + open.error().message());
      share_ = open->share;
      auto failed = [this, share = share_](const std::string& why) {
        host_.post([this, share, why] { fail(share, why); });
      };
      pattern_ = std::make_unique<pattern>(host_.options(), open->lane, failed);
      if (auto playing = pattern_->play(); !playing)
        fail(share_, playing.error().message());
    });
  }

  // A fault may be told more than once, and late.
  void fail(const share_id& share, const std::string& why) {
    if (!pattern_ || share != share_)
      return;
    host_.log(log_level::error, why);
    pattern_.reset();
    host_.end_share(share, end_reason::media_failed);
  }

  host& host_;
  share_id share_; ///< of pattern_
  std::unique_ptr<pattern> pattern_;
};

static std::unique_ptr<door> make_door(host& services) {
  return std::make_unique<example_door>(services);
}

} // namespace tessera::example

TESSERA_PLUGIN("example", "1.0.0", tessera::example::options, tessera::example::make_door)
