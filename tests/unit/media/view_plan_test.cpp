// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/view_plan.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

namespace {

sdp::section section(const char* mid, sdp::media_kind kind, std::vector<sdp::codec> codecs) {
  sdp::section made;
  made.kind = kind;
  made.mid = mid;
  made.way = sdp::direction::recvonly;
  made.codecs = std::move(codecs);
  return made;
}

sdp::offer_summary viewer() {
  sdp::offer_summary offer;
  offer.sections = {section("0", sdp::media_kind::video,
                            {{96, "vp8", 90'000}, {98, "vp9", 90'000, 1, "profile-id=0"}}),
                    section("1", sdp::media_kind::audio, {{111, "opus", 48'000, 2}})};
  return offer;
}

view_source source(const char* codec) {
  return {share_id{"s1"}, {}, codec};
}

} // namespace

TEST_CASE("view_plan: sends what the share is made of, with the viewer's own numbers",
          "[media][view]") {
  auto plan = media::plan_view(viewer(), {{"0", source("vp9")}, {"1", source("vp9")}});
  REQUIRE(plan);
  REQUIRE(plan->size() == 2);
  REQUIRE(plan->at(0).sends);
  CHECK(plan->at(0).sends->codec == "vp9");
  CHECK(plan->at(0).sends->payload == 98);
  REQUIRE(plan->at(1).sends);
  CHECK(plan->at(1).sends->sound);
  CHECK(plan->at(1).sends->payload == 111);
}

TEST_CASE("view_plan: a section that is bound to nothing rests", "[media][view]") {
  auto plan = media::plan_view(viewer(), {{"0", source("vp8")}});
  REQUIRE(plan);
  CHECK(plan->at(0).sends->payload == 96);
  CHECK_FALSE(plan->at(1).sends);
}

TEST_CASE("view_plan: nothing is encoded again for a viewer who cannot decode it",
          "[media][view]") {
  CHECK(media::plan_view(viewer(), {{"0", source("h264")}}).code() == errc::codec_unsupported);
  CHECK(media::plan_view(viewer(), {{"0", source("")}}).code() == errc::codec_unsupported);
}

TEST_CASE("view_plan: only sections that receive can show something", "[media][view]") {
  CHECK(media::plan_view(viewer(), {{"7", source("vp8")}}).code() == errc::sdp_invalid);
  auto sends = viewer();
  sends.sections[0].way = sdp::direction::sendonly;
  CHECK(media::plan_view(sends, {{"0", source("vp8")}}).code() == errc::sdp_invalid);
  auto rejected = viewer();
  rejected.sections[0].rejected = true;
  CHECK(media::plan_view(rejected, {{"0", source("vp8")}}).code() == errc::sdp_invalid);
  auto data = viewer();
  data.sections[0].kind = sdp::media_kind::application;
  CHECK(media::plan_view(data, {{"0", source("vp8")}}).code() == errc::sdp_invalid);
}
