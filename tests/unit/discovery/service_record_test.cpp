// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "discovery/service_record.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera::discovery;
using nlohmann::json;

namespace {

json room_at(const std::string& address) {
  return {{"room", {{"name", "Oslo"}}},
          {"meeting", {{"id", "3232235786"}}},
          {"join_card", {{"address", address}}}};
}

} // namespace

TEST_CASE("service_record: publishes name, port and ID of the room", "[discovery]") {
  auto record = record_of(room_at("192.168.1.10:8443"));
  CHECK(record.name == "Oslo");
  CHECK(record.port == 8443);
  REQUIRE(record.txt.size() == 4);
  CHECK(record.txt[0] == "txtvers=1");
  CHECK(record.txt[1] == "id=3232235786");
  CHECK(record.txt[2] == "path=/");
  CHECK(record.txt[3] == "ver=" TESSERA_VERSION);
}

TEST_CASE("service_record: an address without a port means that of HTTPS", "[discovery]") {
  CHECK(record_of(room_at("192.168.1.10")).port == 443);
}

TEST_CASE("service_record: without a network there is nothing to publish", "[discovery]") {
  CHECK(record_of(room_at("")).port == 0);
  CHECK(record_of(json::object()).port == 0);
  CHECK(record_of(room_at("192.168.1.10:99999")).port == 0);
}

TEST_CASE("service_record: a room without a name is called Tessera", "[discovery]") {
  CHECK(record_of(json::object()).name == "Tessera");
  CHECK(label_of(" \t ", "Tessera") == "Tessera");
}

TEST_CASE("service_record: a label is cut between letters", "[discovery]") {
  // 62 + 2 bytes: the 'é' (C3 A9) does not fit into 63.
  const auto text = std::string(62, 'a') + "\u00e9";
  CHECK(label_of(text, "x") == std::string(62, 'a'));
  CHECK(label_of(std::string(61, 'a') + "\u00e9", "x").size() == 63);
}

TEST_CASE("service_record: control characters stay out of a label", "[discovery]") {
  CHECK(label_of("Os\nlo\x7f", "x") == "Oslo");
}

TEST_CASE("service_record: a TXT string has 255 bytes at most", "[discovery]") {
  auto entry = txt_entry("id", std::string(300, '9'));
  CHECK(entry.size() == 255);
  CHECK(entry.starts_with("id=9"));
}

TEST_CASE("service_record: names count up after collisions", "[discovery]") {
  CHECK(next_service_name("Oslo") == "Oslo (2)");
  CHECK(next_service_name("Oslo (2)") == "Oslo (3)");
  CHECK(next_service_name("Oslo (9)") == "Oslo (10)");
  CHECK(next_service_name("Room (A)") == "Room (A) (2)");
  CHECK(next_host_name("tessera-1a2b") == "tessera-1a2b-2");
  CHECK(next_host_name("tessera-1a2b-2") == "tessera-1a2b-3");
}

TEST_CASE("service_record: a counted name still fits into a label", "[discovery]") {
  auto name = next_service_name(std::string(63, 'a'));
  CHECK(name.size() == 63);
  CHECK(name.ends_with("a (2)"));
}
