// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/sdp_bundle.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

namespace {

const std::string one = "m=audio 9 X 1\r\na=mid:0\r\na=ice-ufrag:one\r\na=ice-pwd:p1\r\n"
                        "a=candidate:1\r\na=end-of-candidates\r\n";
const std::string two = "m=video 9 X 2\r\na=mid:1\r\na=ice-ufrag:two\r\na=ice-pwd:p2\r\n"
                        "a=candidate:2\r\na=end-of-candidates\r\na=sendonly\r\n";

} // namespace

// As aiortc offers: without it webrtcbin refuses "different ice-ufrag values in bundle".
TEST_CASE("with_one_transport: a bundle has the transport of its first section", "[proto][whip]") {
  CHECK(sdp::with_one_transport("v=0\r\na=group:BUNDLE 0 1\r\n" + one + two) ==
        "v=0\r\na=group:BUNDLE 0 1\r\n" + one +
            "m=video 9 X 2\r\na=mid:1\r\na=ice-ufrag:one\r\na=ice-pwd:p1\r\na=sendonly\r\n");
  CHECK(sdp::with_one_transport("v=0\r\na=group:BUNDLE 1 0\r\n" + one + two) ==
        "v=0\r\na=group:BUNDLE 1 0\r\nm=audio 9 X 1\r\na=mid:0\r\na=ice-ufrag:two\r\n"
        "a=ice-pwd:p2\r\n" +
            two);
}

TEST_CASE("with_one_transport: what stands for the whole session counts too", "[proto][whip]") {
  const std::string session = "v=0\r\na=ice-ufrag:all\r\na=ice-pwd:pa\r\na=group:BUNDLE 0 1\r\n";
  const std::string plain = "m=audio 9 X 1\r\na=mid:0\r\n";
  CHECK(sdp::with_one_transport(session + plain + two) ==
        session + plain +
            "m=video 9 X 2\r\na=mid:1\r\na=ice-ufrag:all\r\na=ice-pwd:pa\r\na=sendonly\r\n");
}

TEST_CASE("with_one_transport: without a bundle nothing is touched", "[proto][whip]") {
  for (const std::string head :
       {"v=0\r\n", "v=0\r\na=group:BUNDLE\r\n", "v=0\r\na=group:BUNDLE 7\r\n"})
    CHECK(sdp::with_one_transport(head + one + two) == head + one + two);
  const std::string apart = "v=0\r\na=group:BUNDLE 0\r\n" + one + two;
  CHECK(sdp::with_one_transport(apart) == apart);
  CHECK(sdp::with_one_transport("").empty());
}
