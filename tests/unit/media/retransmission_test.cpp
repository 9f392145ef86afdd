// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/gst_ptr.hpp"
#include "media/gst_runtime.hpp"
#include "media/retransmission.hpp"
#include "rtp_feed.hpp"

#include <catch2/catch.hpp>

#include <gst/rtp/rtp.h>

using namespace tessera;
using namespace std::chrono_literals;

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

namespace {

/// A jitter buffer that hears packets stamped each 33 ms.
struct heard_buffer {
  std::shared_ptr<media::peer_plan> plan = std::make_shared<media::peer_plan>(1);
  std::shared_ptr<media::plan_slot> slot = std::make_shared<media::plan_slot>(plan);
  media::gst_ptr<GstElement> buffer = make("rtpjitterbuffer");
  media::gst_ptr<GstPad> in{gst_element_get_static_pad(buffer.get(), "sink")};
  guint16 sequence = 1;

  heard_buffer() {
    plan->front().share = share_id{"s1"};
    plan->front().codec = {98, "vp9"};
    g_object_set(buffer.get(), "latency", 1000, nullptr);
    media::retransmission::wait_as_planned(buffer.get(), slot);
    gst_element_set_state(buffer.get(), GST_STATE_PAUSED);
    media::test::announce(in.get(),
                          "application/x-rtp,media=video,clock-rate=90000,payload=98,"
                          "encoding-name=VP9",
                          gst_pad_send_event);
  }
  ~heard_buffer() { gst_element_set_state(buffer.get(), GST_STATE_NULL); }

  /// `early`: its stamp lies so much before now, as if it had stood in a queue.
  GstBuffer* packet(std::chrono::milliseconds early) {
    const auto stamp = static_cast<guint32>(10'000'000 - early.count() * 90);
    return media::test::packet(98, sequence++, stamp, {1, 2, 3});
  }
  void hear(GstBuffer* packet) { CHECK(gst_pad_chain(in.get(), packet) == GST_FLOW_OK); }
  guint latency() const {
    guint ms = 0;
    g_object_get(buffer.get(), "latency", &ms, nullptr);
    return ms;
  }
};

} // namespace

TEST_CASE("retransmission: waits longer while packets queue at the sender", "[media]") {
  heard_buffer heard;
  heard.hear(heard.packet(0ms));
  CHECK(heard.latency() == 1000);
  heard.hear(heard.packet(700ms));
  CHECK(heard.latency() >= 1600);
  CHECK(heard.latency() <= 1900); // the machine may have slept a little in between
}

TEST_CASE("retransmission: what comes a second time was not in the queue", "[media]") {
  heard_buffer heard;
  heard.hear(heard.packet(0ms));
  auto* again = heard.packet(700ms);
  GST_BUFFER_FLAG_SET(again, GST_RTP_BUFFER_FLAG_RETRANSMISSION);
  heard.hear(again);
  CHECK(heard.latency() == 1000);
}

TEST_CASE("retransmission: packets that come in a list are looked at too", "[media]") {
  heard_buffer heard;
  auto* list = gst_buffer_list_new();
  gst_buffer_list_add(list, heard.packet(0ms));
  gst_buffer_list_add(list, heard.packet(700ms));
  CHECK(gst_pad_chain_list(heard.in.get(), list) == GST_FLOW_OK);
  CHECK(heard.latency() >= 1600);
}

TEST_CASE("retransmission: sound does not wait for what never comes again", "[media]") {
  heard_buffer heard;
  heard.plan->front().sound = true;
  heard.hear(heard.packet(0ms));
  CHECK(heard.latency() < 150);
  heard.hear(heard.packet(700ms));
  CHECK(heard.latency() < 150);
}

TEST_CASE("retransmission: does not hold the first picture back", "[media]") {
  auto buffer = make("rtpjitterbuffer");
  media::retransmission::ask_well(buffer.get());
  guint packets = 0; // the whole latency
  g_object_get(buffer.get(), "faststart-min-packets", &packets, nullptr);
  CHECK(packets == 1);
}
