// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/ice_fragment.hpp"
#include "proto/sdp.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

namespace {

const std::string credentials = "a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n";
const std::string host = "candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host";

errc fault_of(const std::string& text) {
  return sdp::parse_ice_fragment(text).code();
}

} // namespace

TEST_CASE("ice_fragment: candidates belong to the section before them", "[proto][whip]") {
  auto read = sdp::parse_ice_fragment(credentials + "a=" + host + "\r\nm=audio 9 RTP/AVP 0\r\n" +
                                      "a=mid:0\r\na=" + host +
                                      " generation 0 ufrag EsAw\r\n"
                                      "a=end-of-candidates\r\n");
  REQUIRE(read);
  CHECK(read->ufrag == "EsAw");
  CHECK(read->pwd == "P2uYro0UCOQ4zxjKXaWCBui1");
  REQUIRE(read->candidates.size() == 2);
  CHECK(read->candidates[0].mid.empty());
  CHECK(read->candidates[0].candidate == host);
  CHECK(read->candidates[1].mid == "0");
  CHECK(read->complete);
}

TEST_CASE("ice_fragment: credentials may stand in a section", "[proto][whip]") {
  auto read = sdp::parse_ice_fragment("m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:v\n" + credentials);
  REQUIRE(read);
  CHECK(read->ufrag == "EsAw");
  CHECK_FALSE(read->complete);
}

TEST_CASE("ice_fragment: candidates that cannot be used are left out", "[proto][whip]") {
  auto read =
      sdp::parse_ice_fragment(credentials + "a=candidate:1 1 sctp 1 192.0.2.1 1 typ host\r\n" +
                              "a=candidate:garbage\r\na=" + host + "\r\n");
  REQUIRE(read);
  CHECK(read->candidates.size() == 1);
}

TEST_CASE("ice_fragment: what is none is refused", "[proto][whip]") {
  CHECK(fault_of("") == errc::parse_error);
  CHECK(fault_of("hello") == errc::parse_error);
  CHECK(fault_of(std::string{"\0\0\0", 3}) == errc::parse_error);
  CHECK(fault_of("a=ice-ufrag:EsAw\r\n") == errc::parse_error);
  CHECK(fault_of("a=ice-ufrag:a\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n") == errc::parse_error);
  CHECK(fault_of("a=ice-ufrag:EsAw\r\na=ice-pwd:short\r\n") == errc::parse_error);
  CHECK(fault_of("a=ice-ufrag:Es w\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n") ==
        errc::parse_error);
  CHECK(fault_of(credentials + "a=ice-ufrag:Other\r\n") == errc::parse_error);
  CHECK(fault_of(credentials + "c=IN IP4 0.0.0.0\r\n") == errc::parse_error);
  CHECK(fault_of(credentials + "a=mid:\r\n") == errc::parse_error);
  CHECK(fault_of(credentials + "a=mid:" + std::string(33, 'm')) == errc::parse_error);
}

TEST_CASE("ice_fragment: it has limits", "[proto][whip]") {
  CHECK(fault_of(credentials + std::string(sdp::max_fragment_bytes, 'a')) ==
        errc::message_too_large);
  std::string lines = credentials;
  for (std::size_t i = 0; i < sdp::max_fragment_lines; ++i)
    lines += "a=x\r\n";
  CHECK(fault_of(lines) == errc::message_too_large);
  std::string candidates = credentials;
  for (std::size_t i = 0; i <= sdp::max_candidates; ++i)
    candidates += "a=candidate:x\r\n";
  CHECK(fault_of(candidates) == errc::too_many_candidates);
  std::string sections = credentials;
  for (std::size_t i = 0; i <= sdp::max_fragment_sections; ++i)
    sections += "m=x\r\n";
  CHECK(fault_of(sections) == errc::parse_error);
}

TEST_CASE("restarted: the offer has the fresh ICE parameters and no others", "[proto][whip]") {
  sdp::ice_fragment fresh{"new", "newpwd", {{"0", host}}, true};
  CHECK(
      sdp::restarted("v=0\r\na=ice-pwd:old\r\nm=audio 9 X 1\r\na=ice-ufrag:old\r\na=candidate:1\r\n"
                     "a=end-of-candidates\r\na=mid:0\r\nm=video 9 X 1\r\na=ice-ufrag:old\r\n",
                     fresh) ==
      "v=0\r\na=ice-pwd:newpwd\r\nm=audio 9 X 1\r\na=ice-ufrag:new\r\na=mid:0\r\na=" + host +
          "\r\na=end-of-candidates\r\nm=video 9 X 1\r\na=ice-ufrag:new\r\n");
}

TEST_CASE("fragment_of: an answer's ICE is one that can be read", "[proto][whip]") {
  std::vector<std::string> mine{host};
  auto text = sdp::fragment_of("v=0\r\nm=video 0 X 0\r\na=mid:v\r\nm=audio 9 X 1\r\na=mid:0\r\n" +
                                   credentials + "m=video 9 X 1\r\na=mid:1\r\n" + credentials,
                               mine,
                               true);
  CHECK(text ==
        credentials + "m=audio 9 X 1\r\na=mid:0\r\na=" + host + "\r\na=end-of-candidates\r\n");
  auto read = sdp::parse_ice_fragment(text);
  REQUIRE(read);
  CHECK(read->candidates.at(0).mid == "0");
}

TEST_CASE("with_candidates: they stand in the section that carries the bundle", "[proto][whip]") {
  std::string answer = "v=0\r\nm=video 0 X 0\r\nm=audio 9 X 1\r\na=mid:1\r\nm=video 9 X 2\r\n";
  std::vector<std::string> mine{host};
  CHECK(sdp::with_candidates(answer, mine, true) ==
        "v=0\r\nm=video 0 X 0\r\nm=audio 9 X 1\r\na=mid:1\r\na=" + host +
            "\r\na=end-of-candidates\r\nm=video 9 X 2\r\n");
  CHECK(sdp::with_candidates("v=0\r\nm=audio 9 X 1\r\n", mine, false) ==
        "v=0\r\nm=audio 9 X 1\r\na=" + host + "\r\n");
  CHECK(sdp::with_candidates("v=0\r\nm=audio 0 X 1\r\n", mine, true) == "v=0\r\nm=audio 0 X 1\r\n");
}
