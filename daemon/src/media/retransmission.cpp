// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/retransmission.hpp"

#include <limits>

namespace tessera::media::retransmission {

void offer(GstWebRTCRTPTransceiver* transceiver) {
  g_object_set(transceiver, "do-nack", TRUE, nullptr);
}

/// In a session of more sources than this, RTCP that is not regular may go out once between two
/// regular reports only. The stream, its RTX and ourselves are three, which is the default; one
/// more, and a NACK waits for a fifth of a second: longer than the jitter buffer, in which it dies.
void let_feedback_go_at_once(GstElement* session) {
  GObject* inner = nullptr;
  g_object_get(session, "internal-session", &inner, nullptr);
  if (inner == nullptr)
    return;
  g_object_set(
      inner, "rtcp-immediate-feedback-threshold", std::numeric_limits<guint>::max(), nullptr);
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

} // namespace tessera::media::retransmission
