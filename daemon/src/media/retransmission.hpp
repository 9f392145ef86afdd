// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/peer_plan.hpp"

#include <memory>

#include <gst/gst.h>
#include <gst/webrtc/webrtc.h>

/// What GStreamer 1.22 must be told so that lost packets are sent again in time, and only those.
/// Why each: docs/decisions/0003-retransmission.md. Spec: RFC 4585, RFC 4588.
namespace tessera::media::retransmission {

/// NACK and RTX in the answer. Before it is made.
void offer(GstWebRTCRTPTransceiver* transceiver);
/// `session`: a GstRtpSession (element).
void let_feedback_go_at_once(GstElement* session);
/// `buffer`: a GstRtpJitterBuffer. Before its first packet.
void ask_well(GstElement* buffer);
/// The buffer's latency: while pictures queue at the sender it is larger by that; sound, of which
/// nothing is sent again, waits for packets out of order only. Before its first packet.
void wait_as_planned(GstElement* buffer, std::shared_ptr<const plan_slot> plan);

} // namespace tessera::media::retransmission
