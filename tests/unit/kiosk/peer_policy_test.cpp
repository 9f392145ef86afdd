// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/peer_policy.hpp"

#include <catch2/catch.hpp>

using tessera::errc;
using tessera::kiosk::peer_policy;
using tessera::net::peer_credentials;

TEST_CASE("peer_policy: root, tesserad's own user and the kiosk's may be the display",
          "[kiosk][security]") {
  peer_policy policy{991, 992, "tessera-kiosk"};
  for (uid_t uid : {0U, 991U, 992U})
    CHECK(policy.check(peer_credentials{1, uid, 100}));
}

TEST_CASE("peer_policy: others are refused and told what to do", "[kiosk][security]") {
  peer_policy policy{991, 992, "tessera-kiosk"};
  auto refused = policy.check(peer_credentials{1, 1000, 0}); // the group root does not help
  REQUIRE(refused.code() == errc::not_allowed);
  CHECK(refused.error().text.find("1000") != std::string::npos);
  CHECK(refused.error().text.find("tessera-kiosk") != std::string::npos);
  CHECK(refused.error().text.find("kiosk.user") != std::string::npos);
}

TEST_CASE("peer_policy: a user that does not exist lets nobody in", "[kiosk][security]") {
  peer_policy policy{991, {}, "tessera-kiosk"};
  CHECK(policy.check(peer_credentials{1, 992, 100}).code() == errc::not_allowed);
  CHECK(policy.check(peer_credentials{1, 991, 100}));
}
