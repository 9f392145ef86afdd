// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.hpp"
#include "replay_clips.hpp"

#include <tessera/option_makers.hpp>
#include <tessera/plugin.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

/// A door of the benches: so many people share the same clip, encoded before, over and over.
/// Encoding, RTP and DTLS are not part of it; lanes, kiosk and display are.
namespace tessera::replay {

static const option options[] = {
    text_option("clip", "", "VP8 in an IVF file that begins with a key frame.", 256),
    text_option("slower", "", "Folder with the clip for less, as replay_clips.hpp says.", 256),
    integer_option("people", 4, "How many share it.", 1, 9),
    integer_option("width", 1920, "Width of the picture.", 16, 3840, "pixels"),
    integer_option("height", 1080, "Height of the picture.", 16, 2160, "pixels"),
    integer_option("fps", 15, "Pictures a second.", 1, 60),
    integer_option("again", 0, "1: whoever is stopped leaves, and somebody else comes.", 0, 1),
};

class replay_door : public door {
public:
  explicit replay_door(host& services) : host_(services) {}

  result<> start() override {
    const auto& own = host_.options();
    auto number = [&](const char* name) { return static_cast<int>(own.integer(name)); };
    auto read = clips::read(
        own.text("clip"), own.text("slower"), number("fps"), number("width"), number("height"));
    if (!read)
      return std::move(read).error();
    clips_ = std::move(*read);
    players_.resize(static_cast<std::size_t>(host_.options().integer("people")));
    for (std::size_t i = 0; i < players_.size(); ++i)
      come_in(i);
    return {};
  }
  void key_frame_wanted(const share_id& share) override {
    for (auto& one : players_)
      if (one.share == share)
        one.next = 0;
  }
  void rate_wanted(const share_id& share, const sender_wish& wish) override {
    for (auto& one : players_)
      if (one.share == share && one.lane)
        turn_to(one, clips_.for_wish(wish));
  }
  void share_stopped(const share_id& share, end_reason) override {
    for (std::size_t i = 0; i < players_.size(); ++i) {
      if (players_[i].share != share)
        continue;
      players_[i].lane.reset();
      if (host_.options().integer("again") == 0)
        continue;
      host_.leave(players_[i].participant);
      host_.post([this, i] { come_in(i); });
    }
  }
  void stop() override { players_.clear(); }

private:
  struct player {
    participant_id participant;
    share_id share;
    std::shared_ptr<share_lane> lane;
    const clip* shown = nullptr;
    std::size_t next = 0; ///< picture of `shown`
    monotonic::time_point due;
  };

  void come_in(std::size_t i) {
    auto name = "Person " + std::to_string(i + 1);
    host_.admit({name, {}, "replay"}, [this, i](result<host::admission> me) {
      if (!me)
        return host_.log(log_level::error, "not let in: " + me.error().message());
      if (i >= players_.size())
        return; // stop() came first
      players_[i].participant = me->participant;
      auto opened = [this, i](result<host::open_lane> open) {
        if (!open)
          return host_.log(log_level::error, "may not show: " + open.error().message());
        play(i, *open);
      };
      host_.open_share(me->participant, share_kind::screen, "Clip", opened);
    });
  }

  void play(std::size_t i, const host::open_lane& open) {
    auto& one = players_[i];
    one.share = open.share;
    one.lane = open.lane;
    one.due = monotonic::now();
    turn_to(one, clips_.for_wish({}));
    // Spread over a period, as people who do not know of each other are.
    one.due += period_of(one) * static_cast<int>(i) / static_cast<int>(players_.size());
    tick(i, one.share);
  }

  /// As an encoder does: another size or rate begins with a key frame.
  static void turn_to(player& one, const clip& what) {
    one.shown = &what;
    one.next = 0;
    one.lane->set_caps(what.caps);
  }

  static std::chrono::nanoseconds period_of(const player& one) {
    return std::chrono::nanoseconds{std::chrono::seconds{1}} / one.shown->fps;
  }

  void tick(std::size_t i, const share_id& of) {
    if (i >= players_.size() || !players_[i].lane || players_[i].share != of)
      return;
    auto& one = players_[i];
    const auto now = monotonic_ns();
    const auto& pictures = one.shown->pictures;
    const auto& picture = pictures[one.next];
    one.next = (one.next + 1) % pictures.size();
    one.lane->push({is_key_frame(picture), false, now, now, picture.data(), picture.size()});
    one.due += period_of(one);
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(one.due - monotonic::now());
    host_.post([this, i, of] { tick(i, of); }, std::max(wait, std::chrono::milliseconds{0}));
  }

  host& host_;
  clips clips_;
  std::vector<player> players_;
};

static std::unique_ptr<door> make_door(host& services) {
  return std::make_unique<replay_door>(services);
}

} // namespace tessera::replay

TESSERA_PLUGIN("replay", "1", tessera::replay::options, tessera::replay::make_door)
