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
  // Its sound alone is not what was asked for.
  CHECK(media::plan_view(viewer(), {{"0", source("h264")}, {"1", source("h264")}}).code() ==
        errc::codec_unsupported);
}

TEST_CASE("view_plan: one share that does not play takes nothing from the others", "[media][view]") {
  auto offer = viewer();
  offer.sections.push_back(section("2", sdp::media_kind::video, {{96, "vp8", 90'000}}));
  auto plan = media::plan_view(
      offer, {{"0", source("h264")}, {"2", {share_id{"s2"}, {}, "vp8"}}});
  REQUIRE(plan);
  CHECK(media::unplayable_in(*plan) == std::set<std::string>{"0"});
  CHECK(plan->at(2).sends->payload == 96);
  REQUIRE(plan->at(0).sends); // for another share
  CHECK(plan->at(0).sends->codec == "vp8");
  // One that rests is named too, and sound is enough.
  plan = media::plan_view(
      viewer(), {{"0", {share_id{"s1"}, {}, "h264", true}}, {"1", {share_id{"s2"}, {}, "opus"}}});
  REQUIRE(plan);
  CHECK(media::unplayable_in(*plan) == std::set<std::string>{"0"});
}

TEST_CASE("view_plan: a section that waits for its share is made for what the viewer can decode",
          "[media][view]") {
  auto plan = media::plan_view(viewer(), {{"0", {{}, {}, "h264"}}, {"1", source("vp9")}});
  REQUIRE(plan);
  CHECK(media::unplayable_in(*plan).empty());
  CHECK(plan->at(0).sends->codec == "vp9");
}

TEST_CASE("view_plan: pictures in a video section and sound in an audio section, once each",
          "[media][view][attack]") {
  auto offer = viewer();
  offer.sections.push_back(section("2", sdp::media_kind::video, {{96, "vp8", 90'000}}));
  auto twice = media::plan_view(offer, {{"0", source("vp8")}, {"2", source("vp8")}});
  CHECK(twice.code() == errc::sdp_invalid);
  CHECK(twice.error().text.find("a second time") != std::string::npos);
  // Sound alone has no pictures.
  auto deaf = media::plan_view(viewer(), {{"0", source("opus")}});
  CHECK(deaf.code() == errc::codec_unsupported);
  CHECK(deaf.error().text.find("audio section") != std::string::npos);
}

TEST_CASE("view_plan: a further offer has the same sections", "[media][view][attack]") {
  auto plan = media::plan_view(viewer(), {{"0", source("vp9")}});
  REQUIRE(plan);
  CHECK(media::check_again(*plan, viewer()));
  auto refused = [&](auto change) {
    auto offer = viewer();
    change(offer.sections);
    return media::check_again(*plan, offer).code() == errc::sdp_invalid;
  };
  using sections = std::vector<sdp::section>;
  CHECK(refused([](sections& all) { all.pop_back(); }));
  CHECK(refused([](sections& all) { all.push_back(all.back()); }));
  CHECK(refused([](sections& all) { std::swap(all[0], all[1]); }));
  CHECK(refused([](sections& all) { all[0].mid = "other"; }));
  CHECK(refused([](sections& all) { all[1].kind = sdp::media_kind::video; }));
  CHECK(refused([](sections& all) { all[0].way = sdp::direction::inactive; }));
  CHECK(refused([](sections& all) { all[0].rejected = true; }));
  CHECK(refused([](sections& all) { all[0].codecs[1].name = "vp8"; }));
  CHECK(refused([](sections& all) { all[0].codecs[1].payload = 99; }));
  // What shows nothing need not receive.
  auto offer = viewer();
  offer.sections[1].way = sdp::direction::inactive;
  CHECK(media::check_again(*plan, offer));
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
