// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "video/lane_feed.hpp"
#include "video/media_chain.hpp"
#include "video/url_gate.hpp"
#include "video/video_player.hpp"

#include <gst/gst.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace tessera::airplay {

/// One playback: its gate and its chain of elements, and what is asked of it meanwhile. run() is a
/// thread's whole life; everything else comes from others.
class player_core {
public:
  player_core(play_request what,
              std::shared_ptr<share_lane> lane,
              video_player::on_news news,
              bool local)
      : what_(std::move(what)), local_(local), feed_(std::move(lane)), news_(std::move(news)),
        paused_(what_.paused) {}

  void run();
  void end();
  void pause(bool on);
  void seek(double seconds);
  void wish() { feed_.wish(monotonic_ns()); }

private:
  void wake();
  void play();
  void handle(GstMessage* message);
  void obey();
  void begin();
  void jump(double seconds);
  void look();
  void tell(bool ended = false);
  void fail(failure why);
  [[nodiscard]] failure reason_of(GstMessage* message) const;

  const play_request what_;
  const bool local_;
  lane_feed feed_;
  std::mutex way_out_; ///< held while something is told; guards news_, empty in the end
  video_player::on_news news_;

  std::mutex mutex_; ///< guards what others ask for
  GstBus* bus_ = nullptr;
  bool over_ = false;
  bool paused_;
  std::optional<double> sought_;
  std::optional<failure> failed_; ///< the first word about what does not go

  // the thread's alone
  std::unique_ptr<url_gate> gate_;
  std::unique_ptr<media_chain> chain_;
  std::map<GstObject*, int> buffers_; ///< per cent, of those that are not full
  bool here_ = false;                 ///< stands at a first picture, or has gone on from there
  int sought_marks_ = 0;              ///< what stands before these on the bus is of another place
  bool begun_ = false;                ///< and where it was to begin
  bool done_ = false;
  bool runs_ = false;
  playback_facts facts_;
  monotonic::time_point told_{};
  const monotonic::time_point since_ = monotonic::now();
};

} // namespace tessera::airplay
