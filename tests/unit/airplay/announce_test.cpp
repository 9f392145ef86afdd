// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/announce.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

std::string sdp(const std::string& rtpmap, const std::string& fmtp, const std::string& more = "") {
  return "v=0\r\no=- 4711 0 IN IP4 10.0.0.9\r\ns=Ada's music\r\nc=IN IP4 10.0.0.1\r\nt=0 0\r\n"
         "m=audio 0 RTP/AVP 96\r\na=rtpmap:96 " +
         rtpmap + "\r\na=fmtp:96 " + fmtp + "\r\n" + more;
}

constexpr const char* usual = "352 0 16 40 10 14 2 255 0 0 44100";

} // namespace

TEST_CASE("announce: sound of classic senders", "[airplay]") {
  auto one = parse_announce(sdp("AppleLossless", usual));
  REQUIRE(one);
  CHECK(one->caps == lane::sound_caps{"alac", 44'100, 2});
  CHECK(one->name == "Ada's music");
}

TEST_CASE("announce: what cannot be heard is refused", "[airplay]") {
  for (const auto& bad : {sdp("L16/44100/2", usual),
                          sdp("mpeg4-generic/44100/2", "mode=AAC-hbr"),
                          sdp("AppleLossless", "352 0 24 40 10 14 2 255 0 0 44100"),
                          sdp("AppleLossless", "4096 0 16 40 10 14 2 255 0 0 44100"),
                          sdp("AppleLossless", "352 0 16 40 10 14 6 255 0 0 44100"),
                          sdp("AppleLossless", usual, "a=rsaaeskey:abcd\r\n"),
                          sdp("AppleLossless", usual, "a=fpaeskey:abcd\r\n")})
    CHECK(parse_announce(bad).code() == errc::codec_unsupported);
  for (const auto& bad : {std::string{},
                          std::string{"v=0\r\n"},
                          sdp("AppleLossless", "352 0 16"),
                          sdp("AppleLossless", "352 0 x 40 10 14 2 255 0 0 44100"),
                          sdp("AppleLossless", "99999999999 0 16 40 10 14 2 255 0 0 44100"),
                          std::string(200, '\n')})
    CHECK(parse_announce(bad).code() == errc::parse_error);
  CHECK(parse_announce(std::string(max_announce_bytes + 1, 'a')).code() ==
        errc::message_too_large);
}

TEST_CASE("announce: ports of a transport", "[airplay]") {
  auto one = parse_transport(
      "RTP/AVP/UDP;unicast;interleaved=0-1;mode=record;control_port=6001;timing_port=6002");
  REQUIRE(one);
  CHECK(one->control == 6001);
  CHECK(one->timing == 6002);
  CHECK(parse_transport("RTP/AVP/UDP;unicast")->control == 0);
  for (auto bad : {"", "RTP/AVP/TCP;unicast", "RTP/AVP/UDP;control_port=0",
                   "RTP/AVP/UDP;control_port=65536", "RTP/AVP/UDP;timing_port=-1",
                   "RTP/AVP/UDP;timing_port="})
    CHECK(parse_transport(bad).code() == errc::parse_error);
}

} // namespace tessera::airplay
