// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/depay_branch.hpp"
#include "media/gst_ptr.hpp"
#include "media/gst_runtime.hpp"
#include "rtp_feed.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <vector>

using namespace tessera;

namespace {

std::atomic<int> complaints{0};

void count(const gchar*, GLogLevelFlags, const gchar*, gpointer) noexcept {
  ++complaints;
}

/// Counts what GStreamer calls a fault of its caller.
struct listener {
  listener() { complaints = 0; }
  ~listener() { g_log_remove_handler("GStreamer", id); }
  guint id = g_log_set_handler("GStreamer", G_LOG_LEVEL_CRITICAL, count, nullptr);
};

/// A branch behind a pad of the test's own, which pushes on the test's thread.
struct fixture {
  net::lane_pump pump;
  std::shared_ptr<media::depay_branch> branch;
  media::gst_ptr<GstElement> pipeline;
  media::gst_ptr<GstPad> pad;
  guint16 sequence = 100;

  explicit fixture(const char* codec, const char* caps) {
    REQUIRE(media::start_gstreamer());
    pipeline.reset(GST_ELEMENT(gst_object_ref_sink(gst_pipeline_new("test"))));
    pad.reset(GST_PAD(gst_object_ref_sink(gst_pad_new("src", GST_PAD_SRC))));
    gst_pad_set_active(pad.get(), TRUE);
    branch = std::make_shared<media::depay_branch>(media::depay_branch::setup{
        codec, std::make_shared<net::lane_writer>(pump, [](const auto&) {}), {}});
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    REQUIRE(branch->link(pipeline.get(), pad.get()));
    media::test::announce(pad.get(), caps, gst_pad_push_event);
  }
  ~fixture() {
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    gst_pad_set_active(pad.get(), FALSE);
  }

  /// The payload type of the caps is 98.
  void push(bool marker, const std::vector<guint8>& payload, bool after_loss = false) {
    const auto type = static_cast<guint8>(98 | (marker ? 0x80 : 0));
    auto* buffer = media::test::packet(type, sequence++, 1, payload);
    GST_BUFFER_PTS(buffer) = GST_BUFFER_DTS(buffer) = 0;
    if (after_loss) // so marks the jitter buffer the packet behind a hole
      GST_BUFFER_FLAG_SET(buffer, GST_BUFFER_FLAG_DISCONT);
    gst_pad_push(pad.get(), buffer);
  }

  /// As rtpjitterbuffer tells of a packet that did not come.
  void lose() {
    gst_pad_push_event(pad.get(),
                       gst_event_new_custom(GST_EVENT_CUSTOM_DOWNSTREAM,
                                            gst_structure_new("GstRTPPacketLost",
                                                              "seqnum",
                                                              G_TYPE_UINT,
                                                              guint{sequence++},
                                                              "timestamp",
                                                              G_TYPE_UINT64,
                                                              guint64{0},
                                                              "duration",
                                                              G_TYPE_UINT64,
                                                              guint64{0},
                                                              "might-have-been-fec",
                                                              G_TYPE_BOOLEAN,
                                                              TRUE,
                                                              nullptr)));
  }
};

constexpr const char* vp9_caps = "application/x-rtp,media=(string)video,encoding-name=(string)VP9,"
                                 "clock-rate=(int)90000,payload=(int)98";
constexpr const char* vp8_caps = "application/x-rtp,media=(string)video,encoding-name=(string)VP8,"
                                 "clock-rate=(int)90000,payload=(int)98";

/// Payload descriptor of RFC 9628 4.2: I and B (start) or I and E (end), picture id in 7 bits; then
/// a key frame's header of 1920x1080 (picture_header_test).
std::vector<guint8> vp9_start(guint8 picture) {
  return {0x88, picture, 0x82, 0x49, 0x83, 0x42, 0x20, 0x77, 0xf0, 0x43, 0x70, 0, 0, 0, 0};
}
std::vector<guint8> vp9_end(guint8 picture) {
  return {0x84, picture, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
}

} // namespace

TEST_CASE("depay_branch: puts a picture's packets together", "[media]") {
  fixture line{"vp9", vp9_caps};
  line.push(false, vp9_start(5));
  line.push(true, vp9_end(5));
  auto counted = line.branch->counters();
  CHECK(counted.frames == 1);
  CHECK(counted.key_frames == 1);
  CHECK(counted.bytes == 23); // 13 and 10 without the descriptors
  CHECK(counted.width == 1920);
  CHECK(counted.height == 1080);
}

TEST_CASE("depay_branch: a packet lost within a VP9 picture costs that picture only", "[media]") {
  fixture line{"vp9", vp9_caps};
  listener heard;
  line.push(false, vp9_start(5));
  line.lose();
  line.push(true, vp9_end(5), true);
  line.push(false, vp9_start(6));
  line.push(true, vp9_end(6));
  CHECK(complaints == 0);
  CHECK(line.branch->counters().frames == 1);
  CHECK(line.branch->counters().key_requests == 1);
}

TEST_CASE("depay_branch: a packet lost within a VP8 picture brings no complaint", "[media]") {
  fixture line{"vp8", vp8_caps};
  listener heard;
  // RFC 7741 4.2: X and S, then I, then the picture id; a key frame's header of 1920x1080.
  line.push(false, {0x90, 0x80, 5, 0x10, 2, 0, 0x9d, 1, 0x2a, 0x80, 7, 0x38, 4, 0, 0});
  line.lose();
  line.push(true, {0x80, 0x80, 5, 1, 2, 3, 4, 5, 6, 7}, true);
  CHECK(complaints == 0);
}
