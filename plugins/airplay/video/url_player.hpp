// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "video/video_player.hpp"

#include <chrono>
#include <memory>

namespace tessera::airplay {

class player_core;

/// Plays what an address leads to: MP4, WebM, MPEG-TS, HLS. Fetching and GStreamer may take their
/// time to begin and to end: they have a thread, which is left to end by itself.
class url_player : public video_player {
public:
  /// Those that are on, and those that still end: who stops the plugin waits a moment for them.
  class party {
  public:
    party();
    ~party();
    [[nodiscard]] bool wait_empty(std::chrono::milliseconds limit) const;

  private:
    friend class url_player;
    class count;
    std::shared_ptr<count> count_;
  };

  /// `local`: see url_gate.
  url_player(const party& all,
             play_request what,
             std::shared_ptr<share_lane> lane,
             on_news news,
             bool local);
  ~url_player() override;
  void pause(bool on) override;
  void seek(double seconds) override;
  void key_frame_wanted() override;

private:
  std::shared_ptr<player_core> core_; ///< its thread has it too
};

} // namespace tessera::airplay
