// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/archive.hpp"
#include "admin/redaction.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::admin;
using nlohmann::json;

namespace {

const json room = json::parse(R"({
  "room": {"name": "Oslo", "locale": "en"},
  "meeting": {"id": "3232235786", "pin": "48291734"},
  "join_card": {"url": "https://192.168.1.10:8443/", "address": "192.168.1.10:8443", "wifi": "Guests",
                "wifi_card": {"ssid": "Guests", "password": "let-me-in"}},
  "participants": {"p1": {"name": "Ada Lovelace", "address": "192.168.1.77", "state": "present"}},
  "shares": {"s1": {"name": "Ada Lovelace", "label": "Salaries 2026", "fps": 30}},
  "requests": {"q1": {"name": "Bob", "label": "Divorce"}},
  "chat": {"m1": {"name": "Bob", "text": "secret talk"}},
  "blocks": {"b1": {"name": "Eve"}},
  "notices": {"n1": {"code": "joined", "name": "Bob", "text": "Bob joined"}}})");

} // namespace

TEST_CASE("redaction: nothing personal and no secret is left", "[admin][bundle]") {
  auto text = redacted_room(room).dump();
  for (const char* word : {"48291734",
                           "Guests",
                           "let-me-in",
                           "Ada",
                           "192.168.1.77",
                           "Salaries",
                           "Bob",
                           "Divorce",
                           "secret talk",
                           "Eve"})
    CHECK(text.find(word) == std::string::npos);
  // What helps stays.
  for (const char* word : {"Oslo", "3232235786", "192.168.1.10:8443", "present", "\"fps\":30"})
    CHECK(text.find(word) != std::string::npos);
}

TEST_CASE("redaction: known words are taken out of a log", "[admin][bundle]") {
  auto words = private_words(room);
  CHECK(without_words("Ada Lovelace wrote 48291734, let-me-in; Adam did not", words) ==
        "*** wrote ***, ***; Adam did not");
  CHECK(without_words("aaaa", {"aa"}) == "******");
  CHECK(private_words(json{}).empty());
}

TEST_CASE("redaction: a log is left without addresses, and its times stay", "[admin][bundle]") {
  CHECK(without_addresses("18:01:55.108 warning meeting: 192.168.1.77, by web: wrong PIN") ==
        "18:01:55.108 warning meeting: ***, by web: wrong PIN");
  CHECK(without_addresses("peer c1: 10.0.0.1:47892 with [fd00::7]:9 (prflx), fe80::1: gone.") ==
        "peer c1: ***:47892 with [***]:9 (prflx), ***: gone.");
  for (auto kept : {"", "1.22.0", "::", "a: b", "dead:beef", "300.1.1.1", "2026-11-26 20:22:01"})
    CHECK(without_addresses(kept) == kept);
}

TEST_CASE("archive: is a gzip file", "[admin][bundle]") {
  auto packed = pack({{"a/b.txt", "text"}}, 1'700'000'000);
  REQUIRE(packed);
  CHECK(packed->substr(0, 2) == "\x1f\x8b"); // RFC 1952 2.3.1
}
