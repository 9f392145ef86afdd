// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/receiver_facts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace tessera::airplay {

namespace {

receiver_facts facts() {
  return {.name = "Oslo",
          .device_id = "02:BB:CC:DD:EE:FF",
          .pairing_id = "6f1b52a0-0000-4000-8000-00000000b0c5",
          .public_key = std::string(32, '\x0a'),
          .features = homekit_features(false)};
}

bool has(const std::vector<std::string>& txt, const std::string& line) {
  return std::find(txt.begin(), txt.end(), line) != txt.end();
}

} // namespace

TEST_CASE("receiver_facts: the mask has HomeKit pairing and nothing of FairPlay's or Apple's chip",
          "[airplay]") {
  const auto mask = homekit_features(false);
  for (int bit : {7, 9, 38, 46, 48})
    CHECK((mask >> bit & 1) == 1);
  for (int bit : {2, 12, 14, 23, 26, 27, 40, 41, 42, 51})
    CHECK((mask >> bit & 1) == 0);
  CHECK((homekit_features(true) >> 42 & 1) == 1);
}

TEST_CASE("receiver_facts: DNS-SD follows the room", "[airplay]") {
  auto now = facts();
  auto services = services_of(now);
  REQUIRE(services.size() == 2);
  CHECK(services[0].type == "_airplay._tcp");
  CHECK(services[0].name == "Oslo");
  CHECK(services[1].name == "02BBCCDDEEFF@Oslo");
  CHECK(has(services[0].txt, "flags=0xc"));
  CHECK(has(services[1].txt, "sf=0xc"));
  std::string key;
  for (int i = 0; i < 32; ++i)
    key += "0a";
  CHECK(has(services[0].txt, "pk=" + key));
  now.pin_required = false;
  now.busy = true;
  CHECK(has(services_of(now)[0].txt, "flags=0x20004"));
  now.name = std::string(200, 'n');
  CHECK(services_of(now)[1].name.size() == 63);
  for (const auto& one : services_of(now))
    for (const auto& line : one.txt)
      CHECK(line.size() <= 255);
}

TEST_CASE("receiver_facts: GET /info says the same", "[airplay]") {
  auto list = plist::parse(info_of(facts()).binary());
  REQUIRE(list);
  CHECK(list->text("name") == "Oslo");
  CHECK(list->number("features") == homekit_features(false));
  CHECK(list->number("statusFlags") == 0xcu);
  CHECK(list->data("pk") == std::string(32, '\x0a'));
  REQUIRE(list->dictionaries("displays", 4).size() == 1);
  CHECK(list->dictionaries("displays", 4)[0].number("widthPixels") == 1920u);
  auto txt = plist::parse(txt_info_of(facts()).binary());
  REQUIRE(txt);
  const auto wire = txt->data("txtAirPlay").value_or("");
  CHECK(wire.substr(1, 26) == "deviceid=02:BB:CC:DD:EE:FF");
  CHECK(static_cast<unsigned char>(wire[0]) == 26);
}

TEST_CASE("receiver_facts: the legacy mask has FairPlay and nothing of HomeKit's", "[airplay]") {
  const auto mask = legacy_features();
  for (int bit : {7, 14, 27})
    CHECK((mask >> bit & 1) == 1);
  for (int bit : {26, 38, 43, 46, 48, 51})
    CHECK((mask >> bit & 1) == 0);
  CHECK((with_fairplay(homekit_features(false)) >> 14 & 1) == 1);
}

TEST_CASE("receiver_facts: an admin's mask is checked", "[airplay]") {
  CHECK(features_from("0x00006300481FC2D3", false).value_or(0) == 0x6300481FC2D3);
  CHECK(features_from("0x5A7FFEE6", true).code() == errc::ok);
  CHECK(features_from("0x5A7FFEE6", false).code() == errc::invalid_argument); // nobody would pair
  CHECK(features_from("0x00006300481FC2D3", true).code() == errc::invalid_argument);
  CHECK(features_from("0x400004000080", false).code() == errc::invalid_argument); // bits 26, 46
  for (const char* text : {"", "0x", "5A7F", "0xG", "0x1 ", "0x-1", "0x12345678901234567"})
    CHECK(features_from(text, true).code() == errc::invalid_argument);
}

TEST_CASE("receiver_facts: what legacy senders read follows mode and provider", "[airplay]") {
  auto now = facts();
  CHECK(has(services_of(now)[1].txt, "et=0"));
  now.features = with_fairplay(now.features);
  CHECK(has(services_of(now)[1].txt, "et=0,3,5"));
  CHECK(has(services_of(now)[1].txt, "sf=0xc"));
  now.legacy = true;
  now.features = legacy_features();
  CHECK(has(services_of(now)[1].txt, "sf=0x8c"));
  CHECK(has(services_of(now)[1].txt, "pw=true"));
  now.pin_required = false;
  CHECK(has(services_of(now)[1].txt, "sf=0x4"));
  CHECK(has(services_of(now)[1].txt, "pw=false"));
}

} // namespace tessera::airplay
