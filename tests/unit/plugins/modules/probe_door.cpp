// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include <tessera/option_makers.hpp>
#include <tessera/plugin.hpp>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

/// A door that does what the test says, through its option "mode".
namespace tessera::probe {

static const option options[] = {
    choice_option("mode",
                  {"share",
                   "throw_at_start",
                   "refuse",
                   "throw_later",
                   "throw_int",
                   "crash",
                   "hang",
                   "long",
                   "code",
                   "play",
                   "writes",
                   "floods"},
                  "What it does."),
    text_option("greeting", "hello", "What it logs first."),
};

class probe_door : public door {
public:
  explicit probe_door(host& services) : host_(services), mode_(services.options().text("mode")) {}

  result<> start() override {
    if (mode_ == "throw_at_start")
      throw std::runtime_error{"no luck"};
    if (mode_ == "refuse")
      return {errc::not_allowed, "not today"};
    host_.log(log_level::info, host_.options().text("greeting"));
    host_.post([this] { act(); });
    return {};
  }
  void key_frame_wanted(const share_id&) override {
    constexpr char picture[] = "picture";
    lane_->push({true, false, 5, 6, picture, sizeof(picture) - 1});
    lane_->set_paused(true);
  }
  void share_stopped(const share_id& share, end_reason why) override {
    host_.open_share(me_, share_kind::camera, share.str() + " was stopped", [](auto) {});
    if (why == end_reason::removed)
      host_.leave(me_);
  }
  void participant_admitted(const participant_id& who) override { show(who); }
  void participant_ended(const participant_id& who, end_reason why) override {
    auto how = why == end_reason::removed ? ": removed" : ": gone";
    host_.admit({who.str() + how, {}, ""}, [](auto) {});
  }
  void room_changed(const room_facts& now) override {
    if (mode_ != "code")
      return;
    host_.publish({{"_probe._tcp", now.name, 7000, {now.pin_required ? "pin=1" : "pin=0"}}, {}});
    host_.ask_code("Ada's phone", "10.0.0.7", [this](result<secret> code) {
      if (!code)
        return host_.end_code("10.0.0.7");
      host_.admit({"Ada's phone", *code, "10.0.0.7"}, [](auto) {});
    });
  }
  void forget_device(const std::string& id) override { host_.keep_devices({{id + " is gone"}}); }
  void stop() override {}

private:
  void act() {
    if (mode_ == "throw_later")
      throw std::runtime_error{"much later"};
    if (mode_ == "throw_int")
      throw 42;
    if (mode_ == "code")
      return; // see room_changed

    if (mode_ == "crash")
      std::abort();
    if (mode_ == "hang")
      for (;;)
        std::this_thread::sleep_for(std::chrono::hours{1});
    if (mode_ == "floods")
      return flood();
    if (mode_ == "writes") {
      for (int i = 0; i < 5000; ++i)
        host_.log(log_level::warning, "again");
      return host_.end_code("10.0.0.7");
    }
    if (mode_ == "long") {
      auto tell = [this](result<host::admission> me) {
        host_.admit({std::string{name_of(me.code())}, {}, ""}, [](auto) {});
      };
      host_.admit({std::string(5000, 'n'), {}, ""}, tell);
      host_.admit({"Probe", {}, "", std::string(257, 'd')}, tell);
      host_.admit({"Probe", {}, "", "caf\u00e9"}, tell);
      return;
    }
    host_.admit({"Probe", secret{"4829"}, "10.0.0.7", "device-7"},
                [this](result<host::admission> me) {
                  if (!me)
                    return host_.log(log_level::warning, std::string{name_of(me.code())});
                  if (!me->waiting)
                    show(me->participant);
                });
  }

  /// As much as its channel takes, and on and on.
  void flood() {
    for (int i = 0; i < 100; ++i)
      host_.end_code("10.0.0.8");
    host_.post([this] { flood(); }, std::chrono::milliseconds{2});
  }

  void show(const participant_id& me) {
    me_ = me;
    host_.open_share(me_, share_kind::screen, "Slides", [this](result<host::open_lane> open) {
      if (!open)
        return host_.log(log_level::warning, std::string{name_of(open.code())});
      lane_ = open->lane;
      if (mode_ == "play")
        return play(open->share);
      lane_->set_caps({"vp8", 64, 48});
    });
  }

  /// Pictures and their sizes; of what comes at once only the first and the last are told.
  void play(const share_id& share) {
    const std::string png{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde",
                          33};
    const auto one = [](std::string bytes) {
      return std::make_shared<const std::string>(std::move(bytes));
    };
    const auto still = [&](const share_id& of, const std::string& title, std::string bytes) {
      host_.describe_share(of, {title, "Ada", "", one(std::move(bytes)), {}, {}, false});
    };
    still(share, std::string(600, 't'), png);
    still(share, "lost", "no picture");
    still(share, "last", png + std::string(now_playing::max_artwork_bytes, 'x'));
    still(share_id{"s9"}, "not mine", png);
    std::vector<kept_device> many(45, kept_device{"id", "Ada's phone", 1, 2});
    many.push_back({"caf\u00e9", "no id"});
    host_.keep_devices(many);
  }

  host& host_;
  std::string mode_;
  participant_id me_;
  std::shared_ptr<share_lane> lane_;
};

static std::unique_ptr<door> make_door(host& services) {
  return std::make_unique<probe_door>(services);
}

} // namespace tessera::probe

TESSERA_PLUGIN("probe", "0.1", tessera::probe::options, tessera::probe::make_door)
