// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/gst_ptr.hpp"
#include "media/gst_runtime.hpp"
#include "media/sound_branch.hpp"
#include "rtp_feed.hpp"

#include <catch2/catch.hpp>

#include <gst/rtp/rtp.h>
#include <sys/socket.h>

#include <chrono>
#include <thread>
#include <vector>

using namespace tessera;

namespace {

/// A branch behind a pad of the test's own, and a reader of its lane.
struct fixture {
  net::lane_pump pump;
  std::shared_ptr<net::lane_writer> lane =
      std::make_shared<net::lane_writer>(pump, [](const auto&) {});
  std::shared_ptr<media::sound_branch> branch = std::make_shared<media::sound_branch>(lane);
  media::gst_ptr<GstElement> pipeline;
  media::gst_ptr<GstPad> pad;
  unique_fd reader;
  lane::frame_reader frames;
  guint16 sequence = 100;
  guint32 stamp = 0;

  fixture() {
    REQUIRE(media::start_gstreamer());
    auto pair = net::make_lane_pair();
    REQUIRE(pair);
    reader = std::move(pair->reader);
    lane->attach(std::move(pair->writer));
    pipeline.reset(GST_ELEMENT(gst_object_ref_sink(gst_pipeline_new("test"))));
    pad.reset(GST_PAD(gst_object_ref_sink(gst_pad_new("src", GST_PAD_SRC))));
    gst_pad_set_active(pad.get(), TRUE);
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    REQUIRE(branch->link(pipeline.get(), pad.get()));
    media::test::announce(pad.get(),
                          "application/x-rtp,media=audio,encoding-name=OPUS,clock-rate=48000,"
                          "payload=111,encoding-params=(string)2",
                          gst_pad_push_event);
  }
  ~fixture() {
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    gst_pad_set_active(pad.get(), FALSE);
  }

  void push(const std::vector<guint8>& payload) {
    auto* buffer = media::test::packet(111, sequence++, stamp, payload);
    stamp += 960;
    GST_BUFFER_PTS(buffer) = GST_SECOND;
    REQUIRE(gst_pad_push(pad.get(), buffer) == GST_FLOW_OK);
  }

  /// What has come out of the lane since the last call.
  std::vector<lane::frame> heard() {
    std::vector<lane::frame> all;
    char piece[4096];
    for (ssize_t got; (got = ::recv(reader.get(), piece, sizeof piece, MSG_DONTWAIT)) > 0;)
      REQUIRE(frames.feed({piece, static_cast<std::size_t>(got)}, all));
    return all;
  }
};

} // namespace

TEST_CASE("sound_branch: Opus goes into the lane packet by packet, after its caps", "[media]") {
  fixture sound;
  sound.push({0xfc, 1, 2, 3});
  sound.push({0xfc, 4, 5});
  auto all = sound.heard();
  REQUIRE(all.size() == 3);
  CHECK(all[0].header.kind == lane::frame_kind::sound_caps);
  CHECK(all[1].header.kind == lane::frame_kind::audio);
  CHECK(all[1].payload.size() == 4);
  CHECK(all[1].header.presentation_ns > 0);
  CHECK(all[2].payload.size() == 3);
  CHECK(sound.branch->count().bytes == 7);
}

TEST_CASE("sound_branch: a packet that Opus does not know is left out", "[media]") {
  fixture sound;
  sound.push(std::vector<guint8>(media::sound_branch::max_packet_bytes + 1, 0xfc));
  sound.push({0xfc, 1});
  auto all = sound.heard();
  REQUIRE(all.size() == 2);
  CHECK(all[1].payload.size() == 2);
}

TEST_CASE("sound_branch: a muted one says nothing", "[media]") {
  fixture sound;
  sound.push({0xfc, 1});
  CHECK(sound.heard().size() == 2);
  sound.branch->mute();
  sound.push({0xfc, 2});
  CHECK(sound.heard().empty());
  CHECK(sound.branch->count().packets == 1);
}

TEST_CASE("sound_branch: hears from the packets that somebody speaks", "[media][voice]") {
  REQUIRE(media::start_gstreamer());
  net::lane_pump pump;
  auto lane = std::make_shared<net::lane_writer>(pump, [](const auto&) {});
  std::vector<bool> turns;
  auto branch = std::make_shared<media::sound_branch>(
      lane, media::level_in_packets{3, [&](bool speaking) { turns.push_back(speaking); }});
  media::gst_ptr<GstElement> pipeline{
      GST_ELEMENT(gst_object_ref_sink(gst_pipeline_new("test")))};
  media::gst_ptr<GstPad> pad{GST_PAD(gst_object_ref_sink(gst_pad_new("src", GST_PAD_SRC)))};
  gst_pad_set_active(pad.get(), TRUE);
  gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
  REQUIRE(branch->link(pipeline.get(), pad.get()));
  media::test::announce(pad.get(),
                        "application/x-rtp,media=audio,encoding-name=OPUS,clock-rate=48000,"
                        "payload=111,encoding-params=(string)2",
                        gst_pad_push_event);
  guint16 sequence = 1;
  auto push = [&](guint8 said) {
    auto* packet = gst_rtp_buffer_new_allocate(4, 0, 0);
    GstRTPBuffer rtp = GST_RTP_BUFFER_INIT;
    REQUIRE(gst_rtp_buffer_map(packet, GST_MAP_READWRITE, &rtp) == TRUE);
    gst_rtp_buffer_set_payload_type(&rtp, 111);
    gst_rtp_buffer_set_seq(&rtp, sequence++);
    gst_rtp_buffer_add_extension_onebyte_header(&rtp, 3, &said, 1);
    gst_rtp_buffer_unmap(&rtp);
    GST_BUFFER_PTS(packet) = GST_SECOND;
    REQUIRE(gst_pad_push(pad.get(), packet) == GST_FLOW_OK);
  };
  // The watch goes by the clock: speech until it is heard, not for so long.
  for (int i = 0; i < 5000 && turns.empty(); ++i) {
    push(0x80 | 25);
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  CHECK(turns == std::vector<bool>{true});
  // The share that takes its place has its own speaker.
  branch->feed(std::make_shared<net::lane_writer>(pump, [](const auto&) {}));
  for (int i = 0; i < 5000 && turns.size() < 2; ++i) {
    push(0x80 | 25);
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  CHECK(turns == std::vector<bool>{true, true});
  gst_element_set_state(pipeline.get(), GST_STATE_NULL);
  gst_pad_set_active(pad.get(), FALSE);
}
