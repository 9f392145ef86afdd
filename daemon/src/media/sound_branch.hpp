// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/outlet.hpp"
#include "media/voice_watch.hpp"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace tessera::media {

/// Where the packets say how loud they are, and who is told when somebody begins or stops to be
/// heard. Context of `on_voice`: streaming.
struct level_in_packets {
  unsigned extension = 0; ///< its id, 1 to 14; 0 = they do not say
  std::function<void(bool speaking)> on_voice = {};
};

/// From one RTP pad with Opus to the share's lane, packet by packet. Its callbacks run on the pad's
/// streaming thread. Spec: RFC 7587.
class sound_branch : public std::enable_shared_from_this<sound_branch> {
public:
  /// An Opus packet lasts 120 ms at most; at 510 kbit/s, the highest rate, these are 7,650 bytes.
  static constexpr std::size_t max_packet_bytes = 8192;

  struct counters {
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
  };

  explicit sound_branch(std::shared_ptr<net::lane_writer> lane, level_in_packets said = {})
      : outlet_({std::move(lane)}), level_(std::move(said)) {}

  /// Adds the elements to `pipeline` and links them behind `pad`. False when an element is missing.
  /// Context: any thread, once.
  [[nodiscard]] bool link(GstElement* pipeline, GstPad* pad);
  /// Nothing goes into the lane any more. Context: any thread.
  void mute() { outlet_.shut(); }
  /// Into another lane from now on. Context: any thread.
  void feed(std::shared_ptr<net::lane_writer> lane);
  [[nodiscard]] counters count() const noexcept { return {packets_, bytes_}; }

private:
  static GstFlowReturn on_sample(GstAppSink* sink, gpointer data) noexcept;
  static GstPadProbeReturn on_packet(GstPad*, GstPadProbeInfo* info, gpointer data) noexcept;
  void look_at_level(GstBuffer* packet);
  void take(GstSample* sample);

  outlet outlet_;
  const level_in_packets level_;
  voice_watch voice_; ///< streaming thread only
  unsigned turn_ = 0; ///< of the outlet, to which `voice_` belongs; streaming thread only
  GstElement* pipeline_ = nullptr; ///< the branch does not outlive it
  std::atomic<std::uint64_t> packets_{0};
  std::atomic<std::uint64_t> bytes_{0};
};

} // namespace tessera::media
