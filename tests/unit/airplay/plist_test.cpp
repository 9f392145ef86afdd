// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/plist.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

TEST_CASE("plist: what was written reads the same, binary and XML", "[airplay]") {
  plist list;
  list.set("name", "Oslo")
      .set("port", 7000)
      .set("rate", 1.0 / 60)
      .set("on", true)
      .set_data("pk", std::string{"\0\1\2", 3});
  auto streams = plist::array();
  streams.add(plist{}.set("type", 110)).add(plist{}.set("type", 96));
  list.set("streams", streams);
  for (const auto& bytes : {list.binary(), list.xml()}) {
    auto back = plist::parse(bytes);
    REQUIRE(back);
    CHECK(back->text("name") == "Oslo");
    CHECK(back->number("port") == 7000u);
    CHECK(back->number("on") == 1u);
    CHECK(back->data("pk") == std::string{"\0\1\2", 3});
    REQUIRE(back->dictionaries("streams", 8).size() == 2);
    CHECK(back->dictionaries("streams", 8)[1].number("type") == 96u);
    CHECK(back->dictionaries("streams", 1).size() == 1);
    // Of another type, or not there.
    CHECK_FALSE(back->text("port"));
    CHECK_FALSE(back->number("name"));
    CHECK_FALSE(back->data("name"));
    CHECK_FALSE(back->text("nothing"));
    CHECK(back->dictionaries("name", 8).empty());
    CHECK(back->texts("streams", 8).empty());
    CHECK(back->has("rate"));
    CHECK_FALSE(back->has("nothing"));
  }
}

TEST_CASE("plist: refuses what is none, or too large, or no dictionary", "[airplay]") {
  CHECK(plist::parse("").code() == errc::parse_error);
  CHECK(plist::parse("bplist00").code() == errc::parse_error);
  CHECK(plist::parse("hello").code() == errc::parse_error);
  CHECK(plist::parse(plist::array().binary()).code() == errc::parse_error);
  CHECK(plist::parse(std::string(max_plist_bytes + 1, ' ')).code() == errc::message_too_large);
}

} // namespace tessera::airplay
