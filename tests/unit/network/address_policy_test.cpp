// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "network/address_policy.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::network;

namespace {

net::address wired(std::string text) {
  net::address a;
  a.text = std::move(text);
  a.interface = "eth0";
  a.is_private = true;
  a.default_route = true;
  return a;
}

net::address loopback() {
  net::address a;
  a.text = "127.0.0.1";
  a.interface = "lo";
  a.is_loopback = true;
  return a;
}

settings with(std::vector<std::string> listen) {
  settings values;
  values.set("web.listen", std::move(listen));
  values.set("web.port", std::int64_t{8443});
  values.set("network.address", std::string{});
  values.set("network.loopback", false);
  return values;
}

} // namespace

TEST_CASE("address_policy: tells the address with the default route", "[network]") {
  auto told = decide({loopback(), wired("192.168.1.10")}, {.port = 8443});
  CHECK(told.primary == "192.168.1.10");
  CHECK(told.port == 8443);
  REQUIRE(told.addresses.size() == 1);
  CHECK(told.addresses[0].address == "192.168.1.10");
  CHECK(told.addresses[0].interface == "eth0");
}

TEST_CASE("address_policy: without a network tells nothing", "[network]") {
  auto told = decide({loopback()}, {});
  CHECK(told.primary.empty());
  CHECK(told.addresses.empty());
}

TEST_CASE("address_policy: tells 127.0.0.1 only when that is wanted", "[network]") {
  CHECK(decide({loopback()}, {.allow_loopback = true}).primary == "127.0.0.1");
  CHECK(decide({wired("10.0.0.2")}, {.allow_loopback = true}).primary == "10.0.0.2");
  CHECK(decide({wired("10.0.0.2")}, {.only_loopback = true}).primary == "127.0.0.1");
}

TEST_CASE("address_policy: a fixed address beats all others", "[network]") {
  CHECK(decide({wired("10.0.0.2")}, {.fixed = "203.0.113.7", .only_loopback = true}).primary ==
        "203.0.113.7");
}

TEST_CASE("address_policy: IPv6 link-local addresses are of no use to people", "[network]") {
  net::address local;
  local.text = "fe80::1";
  local.ipv6 = true;
  local.is_link_local = true;
  local.interface = "eth0";
  CHECK(decide({local}, {}).addresses.empty());
}

TEST_CASE("address_policy: listening on loopback only is seen from all entries", "[network]") {
  CHECK(wish_of(with({"127.0.0.1", "::1"})).only_loopback);
  CHECK_FALSE(wish_of(with({"127.0.0.1", "0.0.0.0"})).only_loopback);
  CHECK_FALSE(wish_of(with({})).only_loopback);
  CHECK(wish_of(with({"::"})).port == 8443);
}

TEST_CASE("address_policy: the order in which addresses are found is no change", "[network]") {
  auto a = wired("10.0.0.2");
  auto b = wired("10.0.0.3");
  auto one = decide({a, b}, {.fixed = "10.0.0.2"});
  CHECK(same(one, decide({b, a}, {.fixed = "10.0.0.2"})));
  CHECK_FALSE(same(one, decide({a}, {.fixed = "10.0.0.2"})));
  CHECK_FALSE(same(one, decide({a, b}, {.fixed = "10.0.0.3"})));
}
