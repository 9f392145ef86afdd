// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "proto/sdp.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace tessera;

namespace {

/// Offers of real browsers that share a screen, as they came.
std::string recorded(const std::string& name) {
  auto text = read_file(TESSERA_SOURCE "/tests/data/sdp/" + name, sdp::max_bytes);
  REQUIRE(text);
  return *text;
}

std::string offer_with(const std::string& media) {
  return "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
         "a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n"
         "a=fingerprint:sha-256 00:01\r\n" +
         media;
}

const std::string vp8_section = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\na=sendonly\r\n"
                                "a=rtpmap:96 VP8/90000\r\n";
const std::vector<std::string> best_first{"vp9", "h264", "vp8"};

} // namespace

TEST_CASE("sdp: reads the offer of Chromium", "[proto][sdp]") {
  auto offer = sdp::inspect_offer(recorded("chromium_screen.sdp"));
  REQUIRE(offer);
  REQUIRE(offer->sections.size() == 1);
  const auto* video = offer->find("0");
  REQUIRE(video != nullptr);
  CHECK(video->kind == sdp::media_kind::video);
  CHECK(video->sends());
  CHECK(video->codecs.size() == 23); // words after the profile in its m= line
  CHECK(video->candidates == 2);
  CHECK(video->ufrag == "PkOt");
  bool transport_cc = false;
  for (const auto& each : video->extensions)
    transport_cc = transport_cc || (each.id == 4 && each.uri == sdp::transport_cc_uri);
  CHECK(transport_cc);
}

TEST_CASE("sdp: reads the offer of Firefox", "[proto][sdp]") {
  auto offer = sdp::inspect_offer(recorded("firefox_screen.sdp"));
  REQUIRE(offer);
  REQUIRE(offer->sections.size() == 1);
  CHECK(offer->sections[0].sends());
  auto choice = sdp::choose_codec(offer->sections[0], best_first);
  REQUIRE(choice);
  CHECK(choice->name == "vp9");
  CHECK(choice->payload == 121);
}

TEST_CASE("sdp: chooses the best codec that can be decoded", "[proto][sdp]") {
  auto offer = sdp::inspect_offer(recorded("chromium_screen.sdp"));
  REQUIRE(offer);
  auto choose = [&](std::vector<std::string> names) {
    auto choice = sdp::choose_codec(offer->sections[0], names);
    REQUIRE(choice);
    return choice->payload;
  };
  CHECK(choose({"vp9", "h264", "vp8"}) == 98);  // profile 0, not 100 with profile 2
  CHECK(choose({"h264", "vp9", "vp8"}) == 108); // constrained baseline, packetization-mode 1
  CHECK(choose({"h265", "vp8"}) == 96);
}

TEST_CASE("sdp: names what was offered when nothing fits", "[proto][sdp]") {
  auto offer =
      sdp::inspect_offer(offer_with("m=video 9 UDP/TLS/RTP/SAVPF 45 46\r\na=mid:0\r\n"
                                    "a=rtpmap:45 AV1/90000\r\n"
                                    "a=rtpmap:46 VP9/90000\r\na=fmtp:46 profile-id=2\r\n"));
  REQUIRE(offer);
  auto choice = sdp::choose_codec(offer->sections[0], best_first);
  CHECK(choice.code() == errc::codec_unsupported);
  CHECK(choice.error().text.find("av1, vp9") != std::string::npos);
}

TEST_CASE("sdp: refuses what is no offer", "[proto][sdp]") {
  auto code_of = [](const std::string& text) { return sdp::inspect_offer(text).code(); };
  CHECK(code_of("") == errc::sdp_invalid);
  CHECK(code_of("GET / HTTP/1.1\r\n\r\n") == errc::sdp_invalid);
  CHECK(code_of(offer_with("")) == errc::sdp_invalid); // no media
  CHECK(code_of(offer_with("m=video 9\r\n")) == errc::sdp_invalid);
  CHECK(code_of(offer_with("m=video x UDP/TLS/RTP/SAVPF 96\r\n")) == errc::sdp_invalid);
  CHECK(code_of(offer_with("m=video 9 UDP/TLS/RTP/SAVPF 300\r\n")) == errc::sdp_invalid);
  CHECK(code_of(offer_with(vp8_section + "no line\r\n")) == errc::sdp_invalid);
  CHECK(code_of(offer_with(vp8_section + "a=x\x01y\r\n")) == errc::sdp_invalid);
  CHECK(code_of(offer_with(vp8_section + vp8_section)) == errc::sdp_invalid); // mid twice
  CHECK(code_of(offer_with(vp8_section + "a=rtpmap:96 VP8\r\n")) == errc::sdp_invalid);
  for (auto channels : {"256", "-1", "two", "4294967297"}) // impossible
    CHECK(code_of(offer_with(std::string{"m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n"} +
                             "a=rtpmap:111 opus/48000/" + channels + "\r\n")) == errc::sdp_invalid);
  CHECK(code_of("v=0\r\n" + vp8_section) == errc::sdp_invalid); // no fingerprint, no ICE
  CHECK(code_of(offer_with(vp8_section)) == errc::ok);
}

TEST_CASE("sdp: holds its limits against a hostile page", "[proto][sdp][attack]") {
  auto code_of = [](const std::string& text) { return sdp::inspect_offer(text).code(); };
  std::string candidates;
  for (int i = 0; i < 1000; ++i)
    candidates += "a=candidate:1 1 udp 1 10.0.0.1 1 typ host\r\n";
  CHECK(code_of(offer_with(vp8_section + candidates)) == errc::too_many_candidates);
  CHECK(code_of(offer_with(vp8_section + "a=x:" + std::string(sdp::max_line_bytes, 'y'))) ==
        errc::sdp_invalid);
  CHECK(code_of(offer_with(vp8_section + std::string(sdp::max_bytes, '\n'))) == errc::sdp_invalid);
  std::string sections;
  for (std::size_t i = 0; i <= sdp::max_sections; ++i)
    sections += "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:" + std::to_string(i) + "\r\n";
  CHECK(code_of(offer_with(sections)) == errc::sdp_invalid);
  std::string codecs = "m=video 9 UDP/TLS/RTP/SAVPF";
  for (std::size_t i = 0; i <= sdp::max_codecs; ++i)
    codecs += " 96";
  CHECK(code_of(offer_with(codecs + "\r\n")) == errc::sdp_invalid);
}

TEST_CASE("sdp: puts the start rate into every video payload", "[proto][sdp]") {
  const std::string answer = "v=0\r\nm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\n"
                             "m=video 9 X 96 98\r\na=rtpmap:96 VP8/90000\r\n"
                             "a=rtpmap:98 VP9/90000\r\na=fmtp:98 profile-id=0\r\n";
  CHECK(sdp::with_start_rate(answer, {8000, 1000, 12'000}) ==
        "v=0\r\nm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\n"
        "m=video 9 X 96 98\r\na=rtpmap:96 VP8/90000\r\n"
        "a=fmtp:96 x-google-start-bitrate=8000;x-google-min-bitrate=1000;"
        "x-google-max-bitrate=12000\r\n"
        "a=rtpmap:98 VP9/90000\r\n"
        "a=fmtp:98 profile-id=0;x-google-start-bitrate=8000;x-google-min-bitrate=1000;"
        "x-google-max-bitrate=12000\r\n");
}

TEST_CASE("sdp: allows mixed extension headers where the offer does", "[proto][sdp]") {
  const std::string session = "v=0\r\nt=0 0\r\n";
  const std::string section = "m=video 9 X 96\r\na=mid:0\r\n";
  const std::string mixed = "a=extmap-allow-mixed\r\n";
  CHECK(sdp::allows_mixed_extensions(session + mixed + section));
  CHECK_FALSE(sdp::allows_mixed_extensions(session + section));
  CHECK_FALSE(sdp::allows_mixed_extensions(session + section + mixed));
  const auto said = sdp::with_mixed_extensions(session + section + section);
  CHECK(said == session + mixed + section + section);
  CHECK(sdp::with_mixed_extensions(said) == said);
}

TEST_CASE("sdp: changes the direction of those sections that are named", "[proto][sdp]") {
  const std::string text =
      "v=0\r\na=sendrecv\r\nm=video 9 X 96\r\na=inactive\r\n"
      "m=audio 9 X 111\r\na=sendonly\r\na=mid:1\r\nm=video 9 X 96\r\na=mid:2\r\n";
  CHECK(sdp::with_direction(text, {}, "inactive") == text);
  CHECK(sdp::with_direction(text, {0, 2, 7}, "sendonly") ==
        "v=0\r\na=sendrecv\r\nm=video 9 X 96\r\na=sendonly\r\n"
        "m=audio 9 X 111\r\na=sendonly\r\na=mid:1\r\nm=video 9 X 96\r\na=mid:2\r\n");
}

TEST_CASE("sdp: reads ICE candidates", "[proto][sdp]") {
  // RFC 8839 5.1 gives the grammar; this line is from the recording of Firefox.
  auto udp = sdp::parse_candidate("candidate:0 1 UDP 2122187007 192.0.2.2 36305 typ host");
  REQUIRE(udp);
  CHECK(udp->transport == "udp");
  CHECK(udp->priority == 2122187007);
  CHECK(udp->address == "192.0.2.2");
  CHECK(udp->port == 36305);
  CHECK(udp->type == "host");
  CHECK(udp->is_literal());
  CHECK_FALSE(udp->is_mdns());

  auto hidden = sdp::parse_candidate(
      "a=candidate:2048140952 1 udp 2113937151 0924867d-97b7.local 36054 typ host generation 0");
  REQUIRE(hidden);
  CHECK(hidden->is_mdns());
  CHECK_FALSE(hidden->is_literal());
}

TEST_CASE("sdp: refuses candidates that are none", "[proto][sdp][attack]") {
  auto code_of = [](const std::string& text) { return sdp::parse_candidate(text).code(); };
  CHECK(code_of("") == errc::parse_error);
  CHECK(code_of("candidate:") == errc::parse_error);
  CHECK(code_of("candidate:0 1 udp 1 10.0.0.1 99999 typ host") == errc::parse_error);
  CHECK(code_of("candidate:0 0 udp 1 10.0.0.1 9 typ host") == errc::parse_error);
  CHECK(code_of("candidate:0 1 sctp 1 10.0.0.1 9 typ host") == errc::parse_error);
  CHECK(code_of("candidate:0 1 udp 1 10.0.0.1 9 typ guess") == errc::parse_error);
  CHECK(code_of("candidate:0 1 udp 1 10.0.0.1\r\n 9 typ host") == errc::parse_error);
  CHECK(code_of("candidate:0 1 udp 1 10.0.0.1 9 typ host " + std::string(1024, 'x')) ==
        errc::message_too_large);
}

TEST_CASE("sdp: takes hidden and broken candidates out of an offer", "[proto][sdp]") {
  const auto cleaned = sdp::without_bad_candidates(
      vp8_section + "a=candidate:1 1 udp 1 x.local 1 typ host\r\n"
                    "a=candidate:1 1 udp 1 10.0.0.1 1 typ host\r\na=candidate:broken\r\n"
                    "a=candidate:1 1 udp 1 fe80::1 1 typ host\r\n"
                    "a=candidate:1 1 udp 1 example.com 1 typ host\r\n");
  CHECK(cleaned == vp8_section + "a=candidate:1 1 udp 1 10.0.0.1 1 typ host\r\n");
}
