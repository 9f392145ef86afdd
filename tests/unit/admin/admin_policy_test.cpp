// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/admin_policy.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using admin::admin_policy;
using Catch::Matchers::Contains;
using net::peer_credentials;

namespace {

const admin_policy with_group{.own_uid = 990, .group = "tessera-admin", .gid = 100};
const admin_policy without{.own_uid = 990, .group = "tessera-admin"};

} // namespace

TEST_CASE("admin_policy: root, the own user and members of the group come in", "[admin]") {
  CHECK(with_group.check(peer_credentials{1, 0, 0}));
  CHECK(with_group.check(peer_credentials{1, 990, 5}));
  CHECK(with_group.check(peer_credentials{1, 1000, 100}));
  CHECK(with_group.check(peer_credentials{1, 1000, 1000, {27, 100}}));
}

TEST_CASE("admin_policy: others are told what to do", "[admin]") {
  auto refused = with_group.check(peer_credentials{1, 1000, 1000, {27, 101}});
  CHECK(refused.code() == errc::not_allowed);
  CHECK_THAT(refused.error().text, Contains("1000") && Contains("tessera-admin"));
}

TEST_CASE("admin_policy: without the group nobody else comes in", "[admin]") {
  CHECK(without.check(peer_credentials{1, 0, 0}));
  CHECK(without.check(peer_credentials{1, 990, 990}));
  CHECK(without.check(peer_credentials{1, 1000, 990, {0}}).code() == errc::not_allowed);
  CHECK(without.socket_at("/x").mode == 0600);
  CHECK(without.socket_at("/x").group.empty());
}

TEST_CASE("admin_policy: the socket belongs to the group", "[admin]") {
  CHECK(with_group.socket_at("/x").mode == 0660);
  CHECK(with_group.socket_at("/x").group == "tessera-admin");
}

TEST_CASE("admin_policy: a group that does not exist is no group", "[admin]") {
  CHECK_FALSE(admin_policy::of_group("no-such-group-here").gid);
  CHECK_FALSE(admin_policy::of_group("").gid);
}
