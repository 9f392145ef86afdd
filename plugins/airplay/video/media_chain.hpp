// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "video/lane_feed.hpp"

#include <gst/gst.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace tessera::airplay {

/// GStreamer's part of a player: fetches from the gate, takes apart, gives pictures as they are and
/// sound as Opus to a feed, each at its time. Decodes no picture. Context: its owner's thread,
/// which may wait; callbacks of GStreamer's own come on others.
class media_chain {
public:
  /// `source`: an address of the gate. `failed` may be called on any thread while the chain lives.
  using on_failed = std::function<void(failure why)>;
  media_chain(const std::string& source, lane_feed& feed, on_failed failed);
  media_chain(const media_chain&) = delete;
  media_chain& operator=(const media_chain&) = delete;
  /// Waits for GStreamer's threads.
  ~media_chain();

  [[nodiscard]] bool whole() const noexcept { return sink_ != nullptr; }
  [[nodiscard]] GstElement* pipeline() const noexcept { return pipeline_; }
  /// The picture that it stands at first is not where it shall begin, and goes nowhere.
  void leave_out_first(bool on) noexcept { leave_out_first_ = on; }

private:
  static void on_pad(GstElement*, GstPad* pad, gpointer me) noexcept;
  static void on_element(GstBin*, GstBin*, GstElement* element, gpointer me) noexcept;
  static GstPadProbeReturn on_picture_time(GstPad* pad, GstPadProbeInfo* info, gpointer) noexcept;

  void take_pad(GstPad* pad);
  void look_at_other(const std::string& type);
  [[nodiscard]] GstPad* buffered(GstPad* pad);
  [[nodiscard]] bool branch(GstPad* from, const std::string& description, bool sound);
  void take_sample(GstSample* sample, bool sound, bool first);

  lane_feed& feed_;
  on_failed failed_;
  GstElement* pipeline_ = nullptr;
  GstElement* queue_ = nullptr;
  GstElement* sink_ = nullptr; ///< of the pictures, there from the start: it makes PAUSED wait
  std::atomic<bool> has_pictures_{false};
  std::atomic<bool> has_sound_{false};
  std::atomic<bool> leave_out_first_{false};
  std::atomic<bool> taken_apart_{false};
  std::mutex mutex_;                         ///< guards shown_
  GstClockTime shown_ = GST_CLOCK_TIME_NONE; ///< is out already, as the picture that it stood at
};

/// What the display can be given of a stream of these caps; empty = nothing. Pure.
struct stream_plan {
  std::string codec;       ///< of lane::caps; "" with sound
  std::string description; ///< for gst_parse_bin_from_description
  bool sound = false;
};
[[nodiscard]] stream_plan plan_of(const std::string& media_type, int mpeg_version, int layer);

} // namespace tessera::airplay
