// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/room_document.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using room::audience;
using json = nlohmann::json;

namespace {

json sample() {
  return json::parse(R"({
    "room": {"name": "Oslo"},
    "meeting": {"id": "3232235786", "pin": "4829", "pin_required": true},
    "network": {"state": "up", "addresses": {"192.168.1.10": {"interface": "eth0"}}},
    "participants": {"p1": {"name": "Ada", "address": "192.168.1.77"}},
    "kiosk": {"state": "present", "sound": "pulse"}, "doors": {"web": {"state": "open"}}
  })");
}

} // namespace

TEST_CASE("room_document: a guest learns neither PIN nor addresses", "[proto][room]") {
  auto seen = room::redact(sample(), audience::guest);
  CHECK(seen.dump().find("4829") == std::string::npos);
  CHECK(seen.dump().find("192.168.1.77") == std::string::npos);
  CHECK(seen["kiosk"] == json{{"sound", "pulse"}}); // no more of it
  CHECK(seen["doors"]["web"]["state"] == "open");
  CHECK(seen["participants"]["p1"]["name"] == "Ada");
}

TEST_CASE("room_document: the kiosk sees the PIN, the admin everything", "[proto][room]") {
  auto kiosk = room::redact(sample(), audience::kiosk);
  CHECK(kiosk["meeting"]["pin"] == "4829");
  CHECK(kiosk.dump().find("192.168.1.77") == std::string::npos);
  CHECK(room::redact(sample(), audience::admin) == sample());
}

TEST_CASE("room_document: redaction survives a document of another shape", "[proto][room]") {
  for (const char* text : {"{}", R"({"participants": 1})", R"({"participants": {"p1": "x"}})",
                           R"({"meeting": []})"})
    CHECK(room::redact(json::parse(text), audience::guest) == json::parse(text));
  CHECK(room::redact(json::parse(R"({"tomorrow": {"secret": 1}})"), audience::guest).empty());
}

TEST_CASE("room_document: diff and merge patch are each other's inverse", "[proto][room]") {
  // Cases in the manner of RFC 7396, appendix A, without nulls in the documents.
  const std::pair<const char*, const char*> cases[] = {
      {R"({"a":"b"})", R"({"a":"c"})"},
      {R"({"a":"b"})", R"({"a":"b","b":"c"})"},
      {R"({"a":"b"})", R"({})"},
      {R"({"a":["b"]})", R"({"a":"c"})"},
      {R"({"a":{"b":"c","d":1}})", R"({"a":{"b":"d"}})"},
      {R"({"a":{"b":{}}})", R"({"a":{"b":{"c":[1,2]}}})"},
      {R"({"a":1})", R"({"a":{"x":1}})"},
  };
  for (const auto& [before, after] : cases) {
    auto document = json::parse(before);
    REQUIRE(room::apply(document, room::diff(document, json::parse(after))));
    CHECK(document == json::parse(after));
  }
}

TEST_CASE("room_document: a hostile patch changes nothing", "[proto][room]") {
  auto document = sample();
  CHECK(room::apply(document, json::array()).code() == errc::invalid_argument);
  json deep = 1;
  for (int i = 0; i <= room::max_depth; ++i)
    deep = json{{"x", deep}};
  CHECK(room::apply(document, deep).code() == errc::invalid_argument);
  CHECK(document == sample());
}

TEST_CASE("room_document: a view counts its revisions without gaps", "[proto][room]") {
  room::view guest{audience::guest};
  auto document = sample();
  REQUIRE(guest.update(document));
  CHECK(guest.revision() == 1);
  document["meeting"]["pin"] = "0000"; // not for guests: nothing to say
  CHECK_FALSE(guest.update(document));
  CHECK(guest.revision() == 1);
  document["room"]["name"] = "Bergen";
  auto patch = guest.update(document);
  REQUIRE(patch);
  CHECK(*patch == json::parse(R"({"room": {"name": "Bergen"}})"));
  CHECK(guest.revision() == 2);
}
