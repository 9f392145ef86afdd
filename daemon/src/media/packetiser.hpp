// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/gst_ptr.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace tessera::media {

struct list_unref {
  void operator()(GstBufferList* list) const noexcept { gst_buffer_list_unref(list); }
};
using packet_list = std::unique_ptr<GstBufferList, list_unref>;

/// Cuts encoded pictures or pieces of sound into RTP packets, once for all who watch. Their time
/// stamps count CLOCK_MONOTONIC in the codec's clock, so that all sources have one time line.
/// Context: one thread. Spec: RFC 7741 (VP8), RFC 9628 (VP9), RFC 6184 (H.264), RFC 7587 (Opus).
class packetiser {
public:
  static constexpr unsigned mtu = 1200;

  /// `codec`: as in a lane's caps: "vp8", "vp9", "h264" or "opus". Null when GStreamer lacks a part.
  [[nodiscard]] static std::unique_ptr<packetiser> make(const std::string& codec);
  packetiser(const packetiser&) = delete;
  packetiser& operator=(const packetiser&) = delete;
  ~packetiser();

  /// The packets of one access unit, in order; empty when it is none.
  [[nodiscard]] packet_list cut(const void* bytes, std::size_t size, std::int64_t presentation_ns);

private:
  packetiser() = default;
  [[nodiscard]] bool open(const std::string& factory, const char* caps);
  static GstFlowReturn on_packet(GstPad* pad, GstObject*, GstBuffer* packet) noexcept;
  static GstFlowReturn on_packets(GstPad* pad, GstObject*, GstBufferList* packets) noexcept;

  gst_ptr<GstElement> payloader_;
  gst_ptr<GstPad> in_;
  gst_ptr<GstPad> out_;
  packet_list made_;
};

} // namespace tessera::media
