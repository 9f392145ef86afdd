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

namespace {

sdp::section sound(const char* mid) {
  sdp::section made;
  made.kind = sdp::media_kind::audio;
  made.mid = mid;
  made.way = sdp::direction::sendonly;
  made.codecs = {{9, "g722", 8000, 1, ""}, {111, "opus", 48'000, 2, "minptime=10"}};
  return made;
}

} // namespace

TEST_CASE("peer_plan: pictures and sound of one share", "[media]") {
  auto offer = chromium();
  offer.sections.push_back(sound("1"));
  auto plan = media::plan_peer(offer, {{"0", share_id{"s1"}}, {"1", share_id{"s1"}}}, codecs);
  REQUIRE(plan);
  REQUIRE(plan->size() == 2);
  CHECK_FALSE(plan->front().sound);
  CHECK(plan->back().sound);
  CHECK(plan->back().share == share_id{"s1"});
  CHECK(media::rtp_caps_of(plan->back()) ==
        "application/x-rtp,media=(string)audio,encoding-name=(string)OPUS,clock-rate=(int)48000,"
        "payload=(int)111,encoding-params=(string)2,stereo=(string)1,useinbandfec=(string)1,"
        "maxaveragebitrate=(string)128000");
  CHECK(media::shows_pictures(*plan, share_id{"s1"}));
}

TEST_CASE("peer_plan: a share may be sound alone", "[media]") {
  sdp::offer_summary offer;
  offer.sections.push_back(sound("0"));
  auto plan = media::plan_peer(offer, {{"0", share_id{"s1"}}}, codecs);
  REQUIRE(plan);
  CHECK_FALSE(media::shows_pictures(*plan, share_id{"s1"}));
}

TEST_CASE("peer_plan: refuses sound that is no Opus of two channels", "[media]") {
  for (unsigned channels : {0U, 1U, 3U, 255U}) {
    sdp::offer_summary offer;
    offer.sections.push_back(sound("0"));
    offer.sections[0].codecs[1].channels = channels;
    auto plan = media::plan_peer(offer, {{"0", share_id{"s1"}}}, codecs);
    REQUIRE(plan.code() == errc::codec_unsupported);
    CHECK(plan.error().text.find("g722, opus") != std::string::npos);
  }
}

TEST_CASE("peer_plan: refuses a mid that is no sending video or audio", "[media]") {
  auto code_of = [](const sdp::offer_summary& offer, const char* mid) {
    return media::plan_peer(offer, {{mid, share_id{"s1"}}}, codecs).code();
  };
  auto offer = chromium();
  CHECK(code_of(offer, "7") == errc::sdp_invalid);
  offer.sections[0].way = sdp::direction::recvonly;
  CHECK(code_of(offer, "0") == errc::sdp_invalid);
  offer.sections[0].way = sdp::direction::sendonly;
  offer.sections[0].kind = sdp::media_kind::application;
  CHECK(code_of(offer, "0") == errc::sdp_invalid);
}

TEST_CASE("peer_plan: a further offer adds sections, and what runs keeps its codec", "[media]") {
  auto offer = chromium();
  auto before = media::plan_peer(offer, {{"0", share_id{"s1"}}}, codecs);
  REQUIRE(before);
  auto camera = offer.sections[0];
  camera.mid = "1";
  offer.sections.push_back(camera);
  offer.sections.push_back(sound("2"));
  const std::vector<std::string> now_best{"vp8"};
  auto plan = media::plan_again(
      *before, offer, {{"0", share_id{"s1"}}, {"1", share_id{"s2"}}, {"2", share_id{"s2"}}}, now_best);
  REQUIRE(plan);
  REQUIRE(plan->size() == 3);
  CHECK(plan->at(0).codec.name == "vp9");
  CHECK(plan->at(1).codec.name == "vp8");
  CHECK(plan->at(2).share == share_id{"s2"});
}

TEST_CASE("peer_plan: a section that rests keeps its place and its codec", "[media]") {
  auto offer = chromium();
  auto before = media::plan_peer(offer, {{"0", share_id{"s1"}}}, codecs);
  REQUIRE(before);
  offer.sections[0].way = sdp::direction::inactive;
  auto rests = media::plan_again(*before, offer, {}, codecs);
  REQUIRE(rests);
  CHECK_FALSE(rests->at(0).share);
  offer.sections[0].way = sdp::direction::sendonly;
  const std::vector<std::string> other{"vp8"};
  auto again = media::plan_again(*rests, offer, {{"0", share_id{"s2"}}}, other);
  REQUIRE(again);
  CHECK(again->at(0).codec.name == "vp9");
  CHECK(again->at(0).transport_cc == before->at(0).transport_cc);
}

TEST_CASE("peer_plan: a further offer cannot take a section away or put another in its place",
          "[media]") {
  auto offer = chromium();
  offer.sections.push_back(sound("1"));
  auto before = media::plan_peer(offer, {{"0", share_id{"s1"}}, {"1", share_id{"s1"}}}, codecs);
  REQUIRE(before);
  auto fewer = chromium();
  CHECK(media::plan_again(*before, fewer, {{"0", share_id{"s1"}}}, codecs).code() ==
        errc::sdp_invalid);
  auto other = offer;
  other.sections[1].mid = "9";
  CHECK(media::plan_again(*before, other, {{"0", share_id{"s1"}}}, codecs).code() ==
        errc::sdp_invalid);
  auto closed = offer; // port 0
  closed.sections[0].rejected = true;
  CHECK(media::plan_again(*before, closed, {{"0", share_id{"s1"}}}, codecs).code() ==
        errc::sdp_invalid);
}

TEST_CASE("peer_plan: a section without its share is idle, one that never had a share is not", "[media]") {
  auto offer = chromium();
  auto other = offer.sections[0];
  other.mid = "1";
  offer.sections.push_back(other);
  other.mid = "2";
  offer.sections.push_back(other);
  auto both = media::plan_peer(offer, {{"0", share_id{"s1"}}, {"1", share_id{"s2"}}}, codecs);
  REQUIRE(both);
  CHECK(media::idle_sections(*both).empty());
  auto one = media::plan_again(*both, offer, {{"0", share_id{"s1"}}}, codecs);
  REQUIRE(one);
  CHECK(media::idle_sections(*one) == std::set<std::size_t>{1});
}

TEST_CASE("peer_plan: the sound of a share comes from an audio section", "[media][attack]") {
  auto offer = chromium();
  offer.sections.push_back(offer.sections.front());
  offer.sections.back().mid = "1";
  const std::map<std::string, share_id> twice{{"0", share_id{"s1"}}, {"1", share_id{"s1"}}};
  CHECK(media::plan_peer(offer, twice, codecs).code() == errc::sdp_invalid);
}

TEST_CASE("peer_plan: what ended while an offer was refused does not come back", "[media]") {
  media::peer_plan before(2);
  before[0].share = share_id{"s1"};
  before[1].share = share_id{"s2"};
  auto refused = before;
  refused.emplace_back().share = share_id{"s3"};
  refused[2].mid = "2";
  auto back = media::plan_back(before, refused, [](const share_id& share) { return share == share_id{"s1"}; });
  REQUIRE(back.size() == 3); // a stream may know the third already
  CHECK(back[0].share == share_id{"s1"});
  CHECK_FALSE(back[1].share);
  CHECK(back[2].mid == "2");
  CHECK_FALSE(back[2].share);
}
