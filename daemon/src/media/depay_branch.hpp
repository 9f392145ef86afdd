// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/key_frame_gate.hpp"
#include "media/outlet.hpp"
#include "media/picture_header.hpp"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace tessera::media {

/// What a branch has counted since it began to feed its lane.
struct branch_counters {
  std::uint64_t frames = 0;
  std::uint64_t bytes = 0;
  std::uint64_t key_frames = 0;
  std::uint64_t key_requests = 0;
  std::uint64_t bunched = 0;        ///< frames less than bunch_gap behind the one before
  std::chrono::nanoseconds held{0}; ///< sum over frames: from arrival to lane
  int width = 0;
  int height = 0;
};

/// From one RTP pad to the share's lane: depayloader, parser where one is needed, appsink.
/// Its callbacks run on the pad's streaming thread.
class depay_branch : public std::enable_shared_from_this<depay_branch> {
public:
  /// Less than a display of 60 Hz needs to show both.
  static constexpr std::chrono::milliseconds bunch_gap{12};

  struct setup {
    std::string codec; ///< "vp9", "h264" or "vp8"
    outlet::target to; ///< on_first_picture: on the streaming thread
  };

  explicit depay_branch(setup what);

  /// Adds the elements to `pipeline` and links them behind `pad`. False when an element is missing.
  /// Context: any thread, once.
  [[nodiscard]] bool link(GstElement* pipeline, GstPad* pad);

  /// Asks the sender for a key frame, soon. Context: any thread.
  void request_key_frame();
  /// Repeats a request that was not answered. Context: any thread.
  void remind();
  /// Nothing goes into the lane any more. Context: any thread.
  void mute() { outlet_.shut(); }
  /// Into another lane from now on, beginning with a key frame, which is asked for. Context: any
  /// thread.
  void feed(outlet::target to);

  [[nodiscard]] branch_counters counters() const noexcept;
  [[nodiscard]] guint ssrc() const noexcept { return ssrc_; }

private:
  static GstFlowReturn on_sample(GstAppSink* sink, gpointer data) noexcept;
  static GstPadProbeReturn on_depayed(GstPad*, GstPadProbeInfo* info, gpointer data) noexcept;
  static GstPadProbeReturn on_upstream(GstPad*, GstPadProbeInfo* info, gpointer data) noexcept;
  static GstPadProbeReturn on_downstream(GstPad*, GstPadProbeInfo* info, gpointer data) noexcept;

  void take(GstSample* sample);
  void watch_pads();
  [[nodiscard]] picture_header header_of(GstBuffer* buffer, const GstMapInfo& bytes) const;
  [[nodiscard]] bool count(std::size_t bytes);
  void remember_size(GstCaps* caps, const picture_header& header);
  void send_request();

  void begin();

  const std::string codec_;
  outlet outlet_;
  GstElement* pipeline_ = nullptr; ///< the branch does not outlive it
  GstElement* depay_ = nullptr;
  GstElement* sink_ = nullptr;
  guint ssrc_ = 0;
  std::int64_t arrival_ns_ = 0; ///< of the picture that is on its way; streaming thread only
  std::int64_t pushed_ns_ = 0;  ///< the one before; streaming thread only
  bool started_ = false;        ///< streaming thread only
  unsigned turn_ = 0;           ///< of the outlet; streaming thread only

  std::mutex gate_mutex_;
  key_frame_gate gate_;

  std::atomic<std::uint64_t> frames_{0};
  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<std::uint64_t> key_frames_{0};
  std::atomic<std::uint64_t> key_requests_{0};
  std::atomic<std::uint64_t> bunched_{0};
  std::atomic<std::int64_t> held_ns_{0};
  std::atomic<int> width_{0};
  std::atomic<int> height_{0};
};

} // namespace tessera::media
