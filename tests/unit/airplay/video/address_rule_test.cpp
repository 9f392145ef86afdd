// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/address_rule.hpp"

#include <catch2/catch.hpp>

#include <arpa/inet.h>

namespace tessera::airplay {

namespace {

bool may(const char* text) {
  const auto own = [](const std::string& each) { return each == "10.0.0.5" || each == "fd00::5"; };
  sockaddr_in four{};
  four.sin_family = AF_INET;
  if (::inet_pton(AF_INET, text, &four.sin_addr) == 1)
    return may_be_asked(reinterpret_cast<const sockaddr*>(&four), own);
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  REQUIRE(::inet_pton(AF_INET6, text, &six.sin6_addr) == 1);
  return may_be_asked(reinterpret_cast<const sockaddr*>(&six), own);
}

} // namespace

TEST_CASE("address_rule: servers of the network and of the house may be asked",
          "[airplay][video]") {
  for (const char* each : {"93.184.216.34",
                           "10.0.0.7",
                           "192.168.1.9",
                           "172.16.0.1",
                           "2001:db8::1",
                           "fd00::7",
                           "::ffff:93.184.216.34",
                           "64:ff9b::5db8:d822"}) {
    CAPTURE(each);
    CHECK(may(each));
  }
}

TEST_CASE("address_rule: the box itself is not asked, however it is written", "[airplay][video]") {
  for (const char* each : {"127.0.0.1",
                           "127.9.9.9",
                           "0.0.0.0",
                           "0.1.2.3",
                           "::1",
                           "::",
                           "10.0.0.5",
                           "fd00::5",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.5",
                           "64:ff9b::7f00:1"}) {
    CAPTURE(each);
    CHECK_FALSE(may(each));
  }
}

TEST_CASE("address_rule: no link-local addresses, no groups", "[airplay][video]") {
  for (const char* each : {"169.254.169.254",
                           "::ffff:169.254.169.254",
                           "fe80::1",
                           "fec0::1",
                           "224.0.0.251",
                           "239.255.255.250",
                           "255.255.255.255",
                           "240.0.0.1",
                           "ff02::fb"}) {
    CAPTURE(each);
    CHECK_FALSE(may(each));
  }
  sockaddr other{};
  other.sa_family = AF_UNIX;
  CHECK_FALSE(may_be_asked(&other, [](const std::string&) { return false; }));
}

} // namespace tessera::airplay
