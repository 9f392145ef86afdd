// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/addresses.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using net::address;
using net::choose_primary;

namespace {

address lan(const std::string& text, const std::string& interface) {
  address a;
  a.text = text;
  a.interface = interface;
  a.is_private = true;
  a.is_virtual = net::is_virtual_interface(interface);
  return a;
}

address loopback() {
  auto a = lan("127.0.0.1", "lo");
  a.is_private = false;
  a.is_loopback = true;
  return a;
}

std::string chosen(const std::vector<address>& list, bool allow_loopback = false) {
  auto a = choose_primary(list, allow_loopback);
  return a ? a->text : "none";
}

} // namespace

TEST_CASE("choose_primary: takes the interface with the default route", "[net][addresses]") {
  auto cable = lan("10.0.0.5", "eth0");
  auto uplink = lan("192.168.1.7", "wlan0");
  uplink.wireless = true;
  uplink.default_route = true;
  CHECK(chosen({loopback(), cable, uplink}) == "192.168.1.7");
}

TEST_CASE("choose_primary: prefers the cable to the air", "[net][addresses]") {
  auto cable = lan("192.168.1.8", "enp3s0");
  auto air = lan("192.168.1.7", "wlp2s0");
  air.wireless = true;
  air.default_route = cable.default_route = true;
  CHECK(chosen({air, cable}) == "192.168.1.8");
}

TEST_CASE("choose_primary: never takes a bridge of containers first", "[net][addresses]") {
  auto bridge = lan("172.17.0.1", "docker0");
  bridge.default_route = true;
  auto real = lan("192.168.1.7", "eth0");
  CHECK(chosen({bridge, real}) == "192.168.1.7");
  CHECK(chosen({bridge}) == "172.17.0.1");
}

TEST_CASE("choose_primary: link-local comes last, loopback when asked only", "[net][addresses]") {
  auto self_given = lan("169.254.7.7", "eth0");
  self_given.is_link_local = true;
  auto bridge = lan("172.17.0.1", "virbr0");
  CHECK(chosen({self_given, bridge}) == "172.17.0.1");
  CHECK(chosen({loopback(), self_given}, true) == "169.254.7.7");
  CHECK(chosen({loopback()}) == "none");
  CHECK(chosen({loopback()}, true) == "127.0.0.1");
  CHECK(chosen({}) == "none");
}

TEST_CASE("choose_primary: does not depend on the order of the list", "[net][addresses]") {
  auto one = lan("10.0.0.5", "eth0");
  auto two = lan("10.0.0.6", "eth0");
  CHECK(chosen({one, two}) == "10.0.0.5");
  CHECK(chosen({two, one}) == "10.0.0.5");
}

TEST_CASE("choose_primary: nobody types an IPv6 address", "[net][addresses]") {
  auto six = lan("fd00::7", "eth0");
  six.ipv6 = true;
  CHECK(chosen({six}) == "none");
}

TEST_CASE("is_virtual_interface: knows containers and tunnels", "[net][addresses]") {
  for (const auto* name : {"docker0", "veth12ab", "virbr0", "br-8f3a", "tun0", "wg0"})
    CHECK(net::is_virtual_interface(name));
  for (const auto* name : {"eth0", "enp3s0", "wlan0", "br0", "bond0"})
    CHECK_FALSE(net::is_virtual_interface(name));
}
