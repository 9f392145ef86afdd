// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "video/play_request.hpp"

#include <tessera/door.hpp>

#include <functional>
#include <memory>

namespace tessera::airplay {

/// Observed: the words of AirPlay's events.
enum class playback_state : std::uint8_t { loading, playing, paused, stopped };

/// Where a playback is. Times in seconds.
struct playback_facts {
  playback_state state = playback_state::loading;
  double duration = 0; ///< 0 = not known, or endless
  double position = 0;
  bool buffering = false; ///< waits for the network
  bool ready() const noexcept {
    return state == playback_state::playing || state == playback_state::paused;
  }
};

/// What a player tells of itself.
struct playback_news {
  playback_facts now;
  bool ended = false; ///< the last word: it came to its end, or `fault` says what was in the way
  failure fault{errc::ok, {}, {}};
};

/// Plays one video into a lane. Context: one thread; nothing blocks.
class video_player {
public:
  /// Called on any thread until the destructor has returned: at each change of state, and a few
  /// times a second while it plays.
  using on_news = std::function<void(const playback_news&)>;
  virtual ~video_player() = default;
  virtual void pause(bool on) = 0;
  virtual void seek(double seconds) = 0;
  /// A reader waits for a picture that it can begin with.
  virtual void key_frame_wanted() = 0;
};

using make_video_player = std::function<std::unique_ptr<video_player>(
    const play_request& what, std::shared_ptr<share_lane> lane, video_player::on_news news)>;

} // namespace tessera::airplay
