// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/gst_ptr.hpp"

#include <gst/gst.h>

#include <vector>

/// What a test feeds into a pad that expects RTP.
namespace tessera::media::test {

/// What comes before the first packet. `event`: gst_pad_push_event or gst_pad_send_event.
inline void announce(GstPad* pad, const char* caps, gboolean (*event)(GstPad*, GstEvent*)) {
  event(pad, gst_event_new_stream_start("test"));
  caps_ptr made{gst_caps_from_string(caps)};
  event(pad, gst_event_new_caps(made.get()));
  GstSegment segment;
  gst_segment_init(&segment, GST_FORMAT_TIME);
  event(pad, gst_event_new_segment(&segment));
}

/// Spec: RFC 3550 5.1; SSRC 7.
inline GstBuffer* packet(guint8 payload_and_marker,
                         guint16 sequence,
                         guint32 stamp,
                         const std::vector<guint8>& payload) {
  std::vector<guint8> bytes{0x80, payload_and_marker, guint8(sequence >> 8), guint8(sequence),
                            guint8(stamp >> 24), guint8(stamp >> 16), guint8(stamp >> 8),
                            guint8(stamp), 0, 0, 0, 7};
  bytes.insert(bytes.end(), payload.begin(), payload.end());
  return gst_buffer_new_memdup(bytes.data(), bytes.size());
}

} // namespace tessera::media::test
