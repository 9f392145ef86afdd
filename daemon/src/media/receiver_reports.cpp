// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/receiver_reports.hpp"

#include <gst/rtp/gstrtcpbuffer.h>

namespace tessera::media {
namespace {

using reports_ref = std::shared_ptr<receiver_reports>;

/// A hostile receiver may invent streams; the box sends so many at most to one.
constexpr std::size_t most_streams = 64;

void on_rtcp(GObject*, GstBuffer* rtcp, gpointer data) noexcept {
  (*static_cast<reports_ref*>(data))->take(rtcp);
}
void let_go(gpointer data, GClosure*) noexcept {
  delete static_cast<reports_ref*>(data);
}

} // namespace

void receiver_reports::listen(GstElement* session) {
  GObject* inner = nullptr;
  g_object_get(session, "internal-session", &inner, nullptr);
  if (inner == nullptr)
    return;
  g_signal_connect_data(inner,
                        "on-receiving-rtcp",
                        G_CALLBACK(on_rtcp),
                        new reports_ref{shared_from_this()},
                        let_go,
                        GConnectFlags{});
  g_object_unref(inner);
}

void receiver_reports::take(GstBuffer* buffer) {
  GstRTCPBuffer rtcp = GST_RTCP_BUFFER_INIT;
  if (gst_rtcp_buffer_validate_reduced(buffer) == FALSE ||
      gst_rtcp_buffer_map(buffer, GST_MAP_READ, &rtcp) == FALSE)
    return;
  GstRTCPPacket packet;
  for (auto more = gst_rtcp_buffer_get_first_packet(&rtcp, &packet); more == TRUE;
       more = gst_rtcp_packet_move_to_next(&packet)) {
    const auto type = gst_rtcp_packet_get_type(&packet);
    if (type != GST_RTCP_TYPE_RR && type != GST_RTCP_TYPE_SR)
      continue;
    for (guint i = 0; i < gst_rtcp_packet_get_rb_count(&packet); ++i) {
      guint32 ssrc = 0;
      guint8 fraction = 0;
      gint32 lost = 0;
      guint32 highest = 0, jitter = 0, last = 0, since = 0;
      gst_rtcp_packet_get_rb(&packet, i, &ssrc, &fraction, &lost, &highest, &jitter, &last, &since);
      std::lock_guard guard{mutex_};
      if (lost_.contains(ssrc) || lost_.size() < most_streams)
        lost_[ssrc] = static_cast<double>(fraction) / 256;
    }
  }
  gst_rtcp_buffer_unmap(&rtcp);
}

double receiver_reports::loss_of(std::uint32_t ssrc) const {
  std::lock_guard guard{mutex_};
  auto found = lost_.find(ssrc);
  return found == lost_.end() ? 0 : found->second;
}

} // namespace tessera::media
