// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/retransmission.hpp"

#include "base/clock.hpp"
#include "media/gst_ptr.hpp"
#include "media/loss_wait.hpp"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

#include <gst/rtp/rtp.h>

namespace tessera::media::retransmission {
namespace {

/// Of one jitter buffer. Its sink pad is the only caller, but not of one thread for ever.
struct queue_watch {
  GstElement* buffer; ///< outlives the probe on its pad
  std::shared_ptr<const plan_slot> plan;
  std::mutex mutex;
  loss_wait wait;
  bool sound = false;
};

/// More than a Wi-Fi needs to put packets in order, less than people hear.
constexpr guint sound_wait_ms = 80;

bool is_sound(const peer_plan& plan, unsigned payload) {
  return std::any_of(plan.begin(), plan.end(), [&](const section_plan& section) {
    return section.sound && section.codec.payload == payload;
  });
}

void look_at(queue_watch& watch, GstBuffer* packet) {
  // What comes a second time was not only in the queue.
  if (GST_BUFFER_FLAG_IS_SET(packet, GST_RTP_BUFFER_FLAG_RETRANSMISSION))
    return;
  GstRTPBuffer rtp = GST_RTP_BUFFER_INIT;
  if (gst_rtp_buffer_map(packet, GST_MAP_READ, &rtp) == FALSE)
    return;
  const auto stamp = gst_rtp_buffer_get_timestamp(&rtp);
  const auto payload = gst_rtp_buffer_get_payload_type(&rtp);
  gst_rtp_buffer_unmap(&rtp);
  std::lock_guard guard{watch.mutex};
  if (watch.sound)
    return;
  if (is_sound(*watch.plan->get(), payload)) {
    watch.sound = true;
    g_object_set(watch.buffer, "latency", sound_wait_ms, nullptr);
    return;
  }
  if (auto latency = watch.wait.take(monotonic::now(), stamp))
    g_object_set(watch.buffer, "latency", static_cast<guint>(latency->count()), nullptr);
}

GstPadProbeReturn on_packet(GstPad*, GstPadProbeInfo* info, gpointer data) noexcept {
  auto& watch = *static_cast<queue_watch*>(data);
  if ((GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER) != 0) {
    look_at(watch, GST_PAD_PROBE_INFO_BUFFER(info));
    return GST_PAD_PROBE_OK;
  }
  auto* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
  for (guint i = 0; i < gst_buffer_list_length(list); ++i)
    look_at(watch, gst_buffer_list_get(list, i));
  return GST_PAD_PROBE_OK;
}

void let_go(gpointer watch) noexcept {
  delete static_cast<queue_watch*>(watch);
}

} // namespace

void offer(GstWebRTCRTPTransceiver* transceiver) {
  g_object_set(transceiver, "do-nack", TRUE, nullptr);
}

/// In a session of more sources than this, RTCP that is not regular may go out once between two
/// regular reports only. The stream, its RTX and ourselves are three, which is the default; one
/// more, and a NACK waits for a fifth of a second: longer than the jitter buffer, in which it dies.
///
/// RTCP may take a twentieth of the session's bandwidth, which GStreamer takes from what comes in. A
/// still page sends next to nothing: its NACKs would be 110 to 190 ms apart.
void let_feedback_go_at_once(GstElement* session) {
  GObject* inner = nullptr;
  g_object_get(session, "internal-session", &inner, nullptr);
  if (inner == nullptr)
    return;
  constexpr gdouble bits_per_second = 10e6;
  g_object_set(inner,
               "rtcp-immediate-feedback-threshold",
               std::numeric_limits<guint>::max(),
               "bandwidth",
               bits_per_second,
               nullptr);
  g_object_unref(inner);
}

/// The jitter buffer guesses when the next packet is due, asks for it when it is late, and in the
/// end takes it for lost. A screen has no rhythm: that packet was never sent, and when it is, it
/// comes too late.
///
/// How soon it asks again it learns from the answers, and on a busy machine it learns to be slow.
/// A browser does not send a packet twice within one round trip, so that asking often costs little.
///
/// The very first packet would stay in it for the whole latency, in case an earlier one comes.
void ask_well(GstElement* buffer) {
  constexpr gint again_ms = 40;
  constexpr guint packets_to_start = 1;
  g_object_set(buffer,
               "rtx-next-seqnum",
               FALSE,
               "rtx-retry-timeout",
               again_ms,
               "faststart-min-packets",
               packets_to_start,
               nullptr);
}

void wait_as_planned(GstElement* buffer, std::shared_ptr<const plan_slot> plan) {
  guint usual_ms = 0;
  g_object_get(buffer, "latency", &usual_ms, nullptr);
  gst_ptr<GstPad> in{gst_element_get_static_pad(buffer, "sink")};
  gst_pad_add_probe(in.get(),
                    GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST),
                    on_packet,
                    new queue_watch{
                        buffer, std::move(plan), {}, loss_wait{std::chrono::milliseconds{usual_ms}}},
                    let_go);
}

} // namespace tessera::media::retransmission
