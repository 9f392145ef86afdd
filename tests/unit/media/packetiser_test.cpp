// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "media/gst_runtime.hpp"
#include "media/packetiser.hpp"

#include <catch2/catch.hpp>

#include <gst/rtp/rtp.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace tessera;

namespace {

struct seen_packet {
  unsigned size = 0;
  bool marker = false;
  std::uint32_t stamp = 0;
  std::uint16_t sequence = 0;
};

std::vector<seen_packet> look(const media::packet_list& list) {
  std::vector<seen_packet> seen;
  REQUIRE(list);
  for (guint i = 0; i < gst_buffer_list_length(list.get()); ++i) {
    auto* packet = gst_buffer_list_get(list.get(), i);
    GstRTPBuffer rtp = GST_RTP_BUFFER_INIT;
    REQUIRE(gst_rtp_buffer_map(packet, GST_MAP_READ, &rtp) == TRUE);
    seen.push_back({gst_rtp_buffer_get_packet_len(&rtp), gst_rtp_buffer_get_marker(&rtp) == TRUE,
                    gst_rtp_buffer_get_timestamp(&rtp), gst_rtp_buffer_get_seq(&rtp)});
    gst_rtp_buffer_unmap(&rtp);
  }
  return seen;
}

std::string key_frame() {
  auto bytes = read_file(TESSERA_SOURCE "/tests/data/vp8/key.bin", 64 * 1024);
  REQUIRE(bytes);
  return *bytes;
}

constexpr std::int64_t hour_ns = 3'600'000'000'000;

} // namespace

TEST_CASE("packetiser: a large picture becomes packets of one time, the last one marked",
          "[media][view]") {
  REQUIRE(media::start_gstreamer());
  auto cutter = media::packetiser::make("vp8");
  REQUIRE(cutter);
  const auto picture = key_frame();
  const auto first = look(cutter->cut(picture.data(), picture.size(), hour_ns));
  REQUIRE(first.size() > picture.size() / media::packetiser::mtu);
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].size <= media::packetiser::mtu);
    CHECK(first[i].marker == (i + 1 == first.size()));
    CHECK(first[i].stamp == first[0].stamp);
    CHECK(first[i].sequence == static_cast<std::uint16_t>(first[0].sequence + i));
  }
  // 33 ms later, in a clock of 90 kHz
  const auto second = look(cutter->cut(picture.data(), picture.size(), hour_ns + 33'000'000));
  CHECK(second.front().stamp - first.front().stamp == 2970);
  CHECK(second.front().sequence == static_cast<std::uint16_t>(first.back().sequence + 1));
}

TEST_CASE("packetiser: two cutters have one time line", "[media][view]") {
  REQUIRE(media::start_gstreamer());
  const auto picture = key_frame();
  auto one = media::packetiser::make("vp8");
  auto other = media::packetiser::make("vp8");
  REQUIRE((one && other));
  CHECK(look(one->cut(picture.data(), picture.size(), hour_ns)).front().stamp ==
        look(other->cut(picture.data(), picture.size(), hour_ns)).front().stamp);
}

TEST_CASE("packetiser: a piece of sound is one packet", "[media][view]") {
  REQUIRE(media::start_gstreamer());
  auto cutter = media::packetiser::make("opus");
  REQUIRE(cutter);
  const std::string piece{"\xfc\xff\xfe", 3}; // 20 ms of silence
  const auto packets = look(cutter->cut(piece.data(), piece.size(), hour_ns));
  REQUIRE(packets.size() == 1);
  CHECK(packets[0].size == 12 + piece.size());
}

TEST_CASE("packetiser: what is no picture makes no packet, and the next one does",
          "[media][view]") {
  REQUIRE(media::start_gstreamer());
  auto cutter = media::packetiser::make("vp8");
  REQUIRE(cutter);
  const std::string rubbish{"\x00", 1};
  CHECK(look(cutter->cut(rubbish.data(), rubbish.size(), hour_ns)).empty());
  const auto picture = key_frame();
  CHECK_FALSE(look(cutter->cut(picture.data(), picture.size(), hour_ns)).empty());
}

TEST_CASE("packetiser: knows the codecs of lanes and no other", "[media][view]") {
  REQUIRE(media::start_gstreamer());
  for (const char* codec : {"vp8", "vp9", "h264", "opus"})
    CHECK(media::packetiser::make(codec));
  for (const char* codec : {"", "av1", "VP8"})
    CHECK_FALSE(media::packetiser::make(codec));
}
