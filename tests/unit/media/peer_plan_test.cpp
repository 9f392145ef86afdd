// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "media/peer_plan.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

namespace {

sdp::offer_summary chromium() {
  auto text = read_file(TESSERA_SOURCE "/tests/data/sdp/chromium_screen.sdp", sdp::max_bytes);
  REQUIRE(text);
  auto offer = sdp::inspect_offer(*text);
  REQUIRE(offer);
  return *offer;
}

const std::vector<std::string> codecs{"vp9", "h264", "vp8"};

} // namespace

TEST_CASE("peer_plan: gives a bound section its codec and transport-wide feedback", "[media]") {
  auto plan = media::plan_peer(chromium(), {{"0", share_id{"s1"}}}, codecs);
  REQUIRE(plan);
  REQUIRE(plan->size() == 1);
  CHECK(plan->front().share == share_id{"s1"});
  CHECK(plan->front().codec.payload == 98);
  CHECK(media::rtp_caps_of(plan->front()) ==
        "application/x-rtp,media=(string)video,encoding-name=(string)VP9,clock-rate=(int)90000,"
        "payload=(int)98,extmap-4=(string)\"http://www.ietf.org/id/"
        "draft-holmer-rmcat-transport-wide-cc-extensions-01\"");
}

TEST_CASE("peer_plan: leaves a section that nobody bound inactive", "[media]") {
  auto plan = media::plan_peer(chromium(), {}, codecs);
  REQUIRE(plan);
  CHECK_FALSE(plan->front().share);
}

TEST_CASE("peer_plan: refuses a mid that is no sending video", "[media]") {
  auto code_of = [](const sdp::offer_summary& offer, const char* mid) {
    return media::plan_peer(offer, {{mid, share_id{"s1"}}}, codecs).code();
  };
  auto offer = chromium();
  CHECK(code_of(offer, "7") == errc::sdp_invalid);
  offer.sections[0].way = sdp::direction::recvonly;
  CHECK(code_of(offer, "0") == errc::sdp_invalid);
  offer.sections[0].way = sdp::direction::sendonly;
  offer.sections[0].kind = sdp::media_kind::audio;
  CHECK(code_of(offer, "0") == errc::sdp_invalid);
}
