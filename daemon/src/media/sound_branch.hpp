// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/outlet.hpp"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>

#include <atomic>
#include <cstdint>
#include <memory>

namespace tessera::media {

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

  explicit sound_branch(std::shared_ptr<net::lane_writer> lane) : outlet_({std::move(lane)}) {}

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
  void take(GstSample* sample);

  outlet outlet_;
  GstElement* pipeline_ = nullptr; ///< the branch does not outlive it
  std::atomic<std::uint64_t> packets_{0};
  std::atomic<std::uint64_t> bytes_{0};
};

} // namespace tessera::media
