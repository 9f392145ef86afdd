// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/gst_ptr.hpp"
#include "media/gst_runtime.hpp"
#include "media/retransmission.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

namespace {

media::gst_ptr<GstElement> make(const char* factory) {
  REQUIRE(media::start_gstreamer());
  auto* element = gst_element_factory_make(factory, nullptr);
  REQUIRE(element != nullptr);
  return media::gst_ptr<GstElement>{GST_ELEMENT(gst_object_ref_sink(element))};
}

} // namespace

TEST_CASE("retransmission: is part of the answer", "[media]") {
  auto webrtc = make("webrtcbin");
  media::caps_ptr caps{gst_caps_from_string("application/x-rtp,media=video,encoding-name=VP8,"
                                            "payload=96,clock-rate=90000")};
  GstWebRTCRTPTransceiver* made = nullptr;
  g_signal_emit_by_name(webrtc.get(),
                        "add-transceiver",
                        GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_RECVONLY,
                        caps.get(),
                        &made);
  REQUIRE(made != nullptr);
  media::gst_ptr<GstWebRTCRTPTransceiver> transceiver{made};
  media::retransmission::offer(made);
  gboolean nack = FALSE;
  g_object_get(made, "do-nack", &nack, nullptr);
  CHECK(nack != FALSE);
}

TEST_CASE("retransmission: is asked for at once in sessions of many sources", "[media]") {
  auto session = make("rtpsession");
  media::retransmission::let_feedback_go_at_once(session.get());
  GObject* inner = nullptr;
  g_object_get(session.get(), "internal-session", &inner, nullptr);
  REQUIRE(inner != nullptr);
  guint threshold = 0;
  gdouble bits_per_second = 0; // as much as comes in
  g_object_get(inner,
               "rtcp-immediate-feedback-threshold",
               &threshold,
               "bandwidth",
               &bits_per_second,
               nullptr);
  g_object_unref(inner);
  CHECK(threshold > 1000);
  CHECK(bits_per_second >= 1e6);
}

TEST_CASE("retransmission: is asked for soon again, and never for what was not sent", "[media]") {
  auto buffer = make("rtpjitterbuffer");
  media::retransmission::ask_well(buffer.get());
  gboolean guesses = TRUE;
  gint again_ms = -1; // learned
  g_object_get(buffer.get(), "rtx-next-seqnum", &guesses, "rtx-retry-timeout", &again_ms, nullptr);
  CHECK(guesses == FALSE);
  CHECK(again_ms > 0);
}

TEST_CASE("retransmission: does not hold the first picture back", "[media]") {
  auto buffer = make("rtpjitterbuffer");
  media::retransmission::ask_well(buffer.get());
  guint packets = 0; // the whole latency
  g_object_get(buffer.get(), "faststart-min-packets", &packets, nullptr);
  CHECK(packets == 1);
}
