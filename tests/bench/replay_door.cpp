// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.hpp"

#include <tessera/option_makers.hpp>
#include <tessera/plugin.hpp>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

/// A door of the benches: so many people share the same clip, encoded before, over and over.
/// Encoding, RTP and DTLS are not part of it; lanes, kiosk and display are.
namespace tessera::replay {

static const option options[] = {
    text_option("clip", "", "VP8 in an IVF file that begins with a key frame.", 256),
    integer_option("people", 4, "How many share it.", 1, 9),
    integer_option("width", 1920, "Width of the picture.", 16, 3840, "pixels"),
    integer_option("height", 1080, "Height of the picture.", 16, 2160, "pixels"),
    integer_option("fps", 15, "Pictures a second.", 1, 60),
    integer_option("again", 0, "1: whoever is stopped leaves, and somebody else comes.", 0, 1),
};

static std::vector<std::string> read_ivf(const std::string& path) {
  // IVF: the header's own size at 6, then for each frame its size, a time of 8 bytes, its bytes.
  constexpr std::size_t header_size_at = 6, frame_header_bytes = 12;
  std::ifstream file{path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  std::vector<std::string> pictures;
  std::uint16_t at = 0;
  if (bytes.size() > header_size_at + sizeof at)
    std::memcpy(&at, bytes.data() + header_size_at, sizeof at);
  for (std::size_t next = at; at > 0 && next + frame_header_bytes <= bytes.size();) {
    std::uint32_t size = 0;
    std::memcpy(&size, bytes.data() + next, sizeof size);
    next += frame_header_bytes;
    if (size == 0 || size > bytes.size() - next)
      break;
    pictures.push_back(bytes.substr(next, size));
    next += size;
  }
  return pictures;
}

/// RFC 6386, 9.1.
static bool is_key_frame(const std::string& picture) {
  return (static_cast<unsigned char>(picture.front()) & 1U) == 0;
}

class replay_door : public door {
public:
  explicit replay_door(host& services) : host_(services) {}

  result<> start() override {
    clip_ = read_ivf(host_.options().text("clip"));
    if (clip_.empty() || !is_key_frame(clip_.front()))
      return {errc::media_failed, "no clip of VP8 that begins with a key frame"};
    period_ = std::chrono::nanoseconds{std::chrono::seconds{1}} / host_.options().integer("fps");
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
    std::size_t next = 0; ///< picture of the clip
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
    one.lane->set_caps({"vp8",
                        static_cast<int>(host_.options().integer("width")),
                        static_cast<int>(host_.options().integer("height"))});
    // Spread over a period, as people who do not know of each other are.
    one.due = monotonic::now() + period_ * static_cast<int>(i) / static_cast<int>(players_.size());
    tick(i, one.share);
  }

  void tick(std::size_t i, const share_id& of) {
    if (i >= players_.size() || !players_[i].lane || players_[i].share != of)
      return;
    auto& one = players_[i];
    const auto now = monotonic_ns();
    const auto& picture = clip_[one.next];
    one.next = (one.next + 1) % clip_.size();
    one.lane->push({is_key_frame(picture), false, now, now, picture.data(), picture.size()});
    one.due += period_;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(one.due - monotonic::now());
    host_.post([this, i, of] { tick(i, of); }, std::max(wait, std::chrono::milliseconds{0}));
  }

  host& host_;
  std::vector<std::string> clip_;
  std::vector<player> players_;
  std::chrono::nanoseconds period_{};
};

static std::unique_ptr<door> make_door(host& services) {
  return std::make_unique<replay_door>(services);
}

} // namespace tessera::replay

TESSERA_PLUGIN("replay", "1", tessera::replay::options, tessera::replay::make_door)
