// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.hpp"

#include <tessera/plugin.hpp>

/// A door that pushes 20 small frames a second, so that a test can see whether one is missing.
namespace tessera::ticker {

class ticker_door : public door {
public:
  explicit ticker_door(host& services) : host_(services) {}

  result<> start() override {
    host_.admit({"Ticker", {}, "ticker"}, [this](result<host::admission> me) {
      if (!me)
        return host_.log(log_level::error, me.error().message());
      host_.open_share(
          me->participant, share_kind::video, "Ticks", [this](result<host::open_lane> open) {
            if (!open)
              return host_.log(log_level::error, open.error().message());
            lane_ = open->lane;
            lane_->set_caps({"vp8", 16, 16});
            tick();
          });
    });
    return {};
  }
  void key_frame_wanted(const share_id&) override {}
  void share_stopped(const share_id&, end_reason) override { lane_.reset(); }
  void stop() override { lane_.reset(); }

private:
  void tick() {
    if (!lane_)
      return;
    const auto now = monotonic_ns();
    lane_->push({true, false, now, now, &now, sizeof now});
    host_.post([this] { tick(); }, std::chrono::milliseconds{50});
  }

  host& host_;
  std::shared_ptr<share_lane> lane_;
};

static std::unique_ptr<door> make_door(host& services) {
  return std::make_unique<ticker_door>(services);
}

} // namespace tessera::ticker

TESSERA_PLUGIN("ticker", "1", tessera::option_table{}, tessera::ticker::make_door)
