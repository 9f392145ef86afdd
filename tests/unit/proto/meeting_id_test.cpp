// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/meeting_id.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

TEST_CASE("meeting_id: is the address as one zero-padded decimal number", "[proto][meeting_id]") {
  // 192 * 16777216 + 168 * 65536 + 1 * 256 + 10 = 3232235786
  CHECK(meeting_id::from_address("192.168.1.10").value_or("") == "3232235786");
  // 10 * 16777216 + 0 + 0 + 5 = 167772165, nine digits
  CHECK(meeting_id::from_address("10.0.0.5").value_or("") == "0167772165");
  CHECK(meeting_id::from_address("0.0.0.0").value_or("") == "0000000000");
  CHECK(meeting_id::from_address("255.255.255.255").value_or("") == "4294967295"); // 2^32 - 1
}

TEST_CASE("meeting_id: leads back to the address", "[proto][meeting_id]") {
  for (const char* address : {"192.168.1.10", "10.0.0.5", "0.0.0.0", "255.255.255.255", "1.2.3.4"}) {
    auto id = meeting_id::from_address(address);
    REQUIRE(id);
    CHECK(meeting_id::to_address(*id).value_or("") == address);
  }
  CHECK(meeting_id::to_address("3 232 235 786").value_or("") == "192.168.1.10");
}

TEST_CASE("meeting_id: refuses what is no ID and no address", "[proto][meeting_id]") {
  CHECK(meeting_id::to_address("4294967296").code() == errc::invalid_argument); // 2^32
  for (const char* text : {"", "482915", "32322357860", "323223578x", "-232235786", "          "})
    CHECK(meeting_id::to_address(text).code() == errc::parse_error);
  CHECK(meeting_id::to_address(std::string(10'000, '1')).code() == errc::parse_error);
  for (const char* text : {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4 ", "::1", "a.b.c.d", "1..2.3",
                           "1.2.3.-4", "0001.2.3.4"})
    CHECK(meeting_id::from_address(text).code() == errc::parse_error);
}
