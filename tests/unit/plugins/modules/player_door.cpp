// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"

#include <tessera/option_makers.hpp>
#include <tessera/plugin.hpp>

/// A door that plays a piece without a sound, with the picture of a file, and remembers two
/// devices. Whoever is forgotten is named as the album of what plays.
namespace tessera::player {

static const option options[] = {text_option("artwork", "", "File of the picture.", 4096)};

class player_door : public door {
public:
  explicit player_door(host& services) : host_(services) {}

  result<> start() override {
    host_.keep_devices(devices_);
    host_.admit({"Player", {}, "player"}, [this](result<host::admission> me) {
      if (!me)
        return host_.log(log_level::error, me.error().message());
      host_.open_share(
          me->participant, share_kind::sound, "Piece", [this](result<host::open_lane> open) {
            if (!open)
              return host_.log(log_level::error, open.error().message());
            share_ = open->share;
            play("");
          });
    });
    return {};
  }
  void forget_device(const std::string& id) override {
    std::erase_if(devices_, [&](const auto& one) { return one.id == id; });
    host_.keep_devices(devices_);
    play(id);
  }
  void key_frame_wanted(const share_id&) override {}
  void share_stopped(const share_id&, end_reason) override {}
  void stop() override {}

private:
  void play(const std::string& album) {
    auto picture = read_file(host_.options().text("artwork"), now_playing::max_artwork_bytes);
    now_playing what{"So What", "Miles Davis", album};
    if (picture)
      what.artwork = std::make_shared<const std::string>(*std::move(picture));
    what.position = std::chrono::seconds{61};
    what.duration = std::chrono::seconds{545};
    host_.describe_share(share_, std::move(what));
  }

  host& host_;
  share_id share_;
  std::vector<kept_device> devices_{
      {"one/of its own", "Ada's iPhone", 1'790'000'000'000, 1'790'000'001'000},
      {"two", "Bob's Mac", 1'790'000'002'000, 1'790'000'003'000}};
};

static std::unique_ptr<door> make_door(host& services) {
  return std::make_unique<player_door>(services);
}

} // namespace tessera::player

TESSERA_PLUGIN("player", "1", tessera::player::options, tessera::player::make_door)
