// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/candidate_policy.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tessera;
using ice::candidate_policy;
using verdict = candidate_policy::verdict;

TEST_CASE("candidate_policy: passes addresses and drops names", "[ice]") {
  candidate_policy policy{false};
  auto judged = [&](const char* text) {
    auto out = policy.judge(text);
    REQUIRE(out);
    return *out;
  };
  CHECK(judged("candidate:1 1 udp 1 10.0.0.1 9 typ host") == verdict::pass);
  CHECK(judged("candidate:1 1 udp 1 fd00::2 9 typ host") == verdict::pass);
  CHECK(judged("candidate:1 1 udp 1 0924867d.local 9 typ host") == verdict::drop);
  CHECK(judged("candidate:1 1 udp 1 example.com 9 typ host") == verdict::drop);
  CHECK(judged("candidate:1 2 udp 1 10.0.0.1 9 typ host") == verdict::drop); // RTCP
  CHECK(judged("") == verdict::drop);
}

TEST_CASE("candidate_policy: drops addresses that only mean something on their link", "[ice]") {
  candidate_policy policy{false};
  CHECK(*policy.judge("candidate:1 1 udp 1 fe80::1 9 typ host") == verdict::drop);
  CHECK(*policy.judge("candidate:1 1 udp 1 FEBF::1 9 typ host") ==
        verdict::drop); // end of fe80::/10
  CHECK(*policy.judge("candidate:1 1 udp 1 fec0::1 9 typ host") == verdict::pass);
}

TEST_CASE("candidate_policy: eleven ICE restarts of ten candidates stay within the limit",
          "[ice]") {
  candidate_policy policy{false};
  for (int offer = 0; offer < 11; ++offer) { // 110 candidates, 10 more than one offer may have
    policy.renew();
    for (int i = 0; i < 10; ++i)
      CHECK(*policy.judge("candidate:1 1 udp 1 10.0.0.1 9 typ host") == verdict::pass);
  }
}

TEST_CASE("candidate_policy: takes TCP only when it is on", "[ice]") {
  const std::string tcp = "candidate:1 1 tcp 1 10.0.0.1 9 typ host tcptype active";
  CHECK(*candidate_policy{false}.judge(tcp) == verdict::drop);
  CHECK(*candidate_policy{true}.judge(tcp) == verdict::pass);
}

TEST_CASE("candidate_policy: stops after its limit, good or bad", "[ice][attack]") {
  candidate_policy policy{false};
  for (std::size_t i = 0; i < candidate_policy::max_candidates; ++i)
    CHECK(policy.judge("nonsense").code() == errc::parse_error);
  CHECK(policy.judge("candidate:1 1 udp 1 10.0.0.1 9 typ host").code() ==
        errc::too_many_candidates);
}

TEST_CASE("candidate_policy: refuses a huge candidate", "[ice][attack]") {
  candidate_policy policy{false};
  CHECK(policy.judge("candidate:" + std::string(4096, '1')).code() == errc::message_too_large);
}
