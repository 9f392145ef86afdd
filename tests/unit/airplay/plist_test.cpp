// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/plist.hpp"
#include "wire/plist_guard.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

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

namespace {

/// A dictionary of one entry, and below it `levels` arrays that name the next one `width` times.
std::string unfolding(int levels, int width) {
  std::vector<std::string> objects{std::string{"\xd1\x01\x02"},
                                   "\x51"
                                   "a"};
  for (int level = 0; level < levels; ++level)
    objects.push_back(std::string{"\xaf\x10"} + static_cast<char>(width) +
                      std::string(static_cast<std::size_t>(width), static_cast<char>(3 + level)));
  objects.emplace_back("\x09");
  std::string out = "bplist00";
  std::string table;
  for (const auto& object : objects) {
    table += {static_cast<char>(out.size() >> 8), static_cast<char>(out.size())};
    out += object;
  }
  const auto number = [](std::size_t value) {
    return std::string(6, '\0') + static_cast<char>(value >> 8) + static_cast<char>(value);
  };
  const auto at = out.size();
  return out + table + std::string("\0\0\0\0\0\0\2\1", 8) + number(objects.size()) + number(0) +
         number(at);
}

} // namespace

TEST_CASE("plist: what names itself again and again is not unfolded", "[airplay]") {
  CHECK(plist::parse(unfolding(1, 100)));
  CHECK(plist::parse(unfolding(2, 100)));
  // 200^3 nodes of 667 bytes: libplist makes a gigabyte of them.
  CHECK(plist::parse(unfolding(3, 200)).code() == errc::parse_error);
  CHECK(plist::parse(unfolding(60, 255)).code() == errc::parse_error);
}

TEST_CASE("plist: nothing is nested deeper than devices do", "[airplay]") {
  CHECK(plist::parse(unfolding(max_plist_depth - 2, 1)));
  CHECK(plist::parse(unfolding(max_plist_depth + 1, 1)).code() == errc::parse_error);
  const auto nested = [](int depth) {
    std::string open;
    std::string close;
    for (int i = 0; i < depth; ++i) {
      open += "<array>";
      close += "</array>";
    }
    return "<plist version=\"1.0\"><dict><key>a</key>" + open + close + "</dict></plist>";
  };
  CHECK(plist::parse(nested(max_plist_depth)));
  CHECK(plist::parse(nested(max_plist_depth + 1)).code() == errc::parse_error);
  CHECK(plist::parse(nested(17'000)).code() == errc::parse_error);
}

TEST_CASE("plist: a text or a name that is no UTF-8, or has a NUL in it, is refused", "[airplay]") {
  const auto list = plist{}.set("name", "Oslo").binary();
  REQUIRE(plist::parse(list));
  for (const char* text : {"ame", "slo"}) {
    for (const char byte : {'\x8b', '\0'}) {
      auto broken = list;
      broken[broken.find(text)] = byte;
      CHECK(plist::parse(broken).code() == errc::parse_error);
    }
  }
  const char* letters = "\xF0\x9F\x98\x80\xC3\xA9"; // one takes two units of UTF-16
  auto wide = plist{}.set("name", letters).binary();
  REQUIRE(plist::parse(wide)->text("name") == letters);
  wide[wide.find("\xD8\x3D")] = '\x01';
  CHECK(plist::parse(wide).code() == errc::parse_error);
  const auto xml = [](const std::string& text) {
    return "<plist version=\"1.0\"><dict><key>" + text + "</key><true/></dict></plist>";
  };
  CHECK(plist::parse(xml("a&amp;b"))->has("a&b"));
  CHECK(plist::parse(xml("a&#xD800;b")).code() == errc::parse_error);
  CHECK(plist::parse(xml(std::string("a\0b", 3))).code() == errc::parse_error);
}

} // namespace tessera::airplay
