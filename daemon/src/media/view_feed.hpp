// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/packetiser.hpp"
#include "media/view_gate.hpp"
#include "proto/lane_frame.hpp"

#include <gst/app/gstappsrc.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace tessera::media {

/// The way to one media section of one who watches: takes packets that were cut for all, gives them
/// the section's own numbers, and leaves out what his line does not take.
class view_feed {
public:
  struct setup {
    std::string codec;
    unsigned payload = 0;
    bool sound = false;
  };
  struct counters {
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0;
    std::uint64_t left_out = 0;
  };

  /// `source`: an appsrc that the pipeline owns; it outlives this or end() comes first.
  view_feed(setup what, GstElement* source);

  /// Context: the tap's thread.
  void take(const lane::frame_header& header, const std::string& codec, GstBufferList* packets);
  /// Another share follows. Context: any thread.
  void start();
  /// Nothing goes out any more. Context: any thread.
  void end();
  /// What his receiver says of the last second. Context: any thread.
  void report(double loss);
  [[nodiscard]] bool wants_key() const;
  [[nodiscard]] bool thin() const;
  [[nodiscard]] counters count() const noexcept { return {frames_, bytes_, left_out_}; }
  [[nodiscard]] std::uint32_t ssrc() const noexcept { return ssrc_; }
  [[nodiscard]] bool sound() const noexcept { return what_.sound; }
  [[nodiscard]] const std::string& codec() const noexcept { return what_.codec; }

private:
  [[nodiscard]] GstBufferList* numbered(GstBufferList* packets, std::int64_t presentation_ns);
  [[nodiscard]] std::chrono::nanoseconds waiting() const;

  const setup what_;
  const std::uint32_t ssrc_;
  mutable std::mutex mutex_; ///< guards what follows up to the counters
  GstElement* source_;
  view_gate gate_;
  bool rests_ = false; ///< what comes is of another codec
  std::uint16_t sequence_;
  std::uint32_t stamp_offset_;

  std::atomic<std::uint64_t> frames_{0};
  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<std::uint64_t> left_out_{0};
};

/// RTP caps of what the feed sends.
[[nodiscard]] std::string caps_of(const view_feed::setup& what, std::uint32_t ssrc);

} // namespace tessera::media
