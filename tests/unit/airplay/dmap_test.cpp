// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/dmap.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

std::string item(const std::string& name, const std::string& value) {
  std::string out = name;
  for (int shift = 24; shift >= 0; shift -= 8)
    out += static_cast<char>(value.size() >> shift & 0xff);
  return out + value;
}

} // namespace

TEST_CASE("dmap: title, artist and album of a piece", "[airplay]") {
  const auto body = item("mlit",
                         item("mper", "\1\2\3\4\5\6\7") + item("minm", "Hyvää yötä") +
                             item("asar", "Ada") + item("asal", "Songs") + item("asgn", "Jazz"));
  auto track = parse_dmap(body);
  REQUIRE(track);
  CHECK(*track == track_text{"Hyvää yötä", "Ada", "Songs"});
  CHECK(*parse_dmap(item("minm", "bare")) == track_text{"bare", "", ""});
  CHECK(*parse_dmap("") == track_text{});
}

TEST_CASE("dmap: refuses what does not add up", "[airplay]") {
  CHECK(parse_dmap("mlit").code() == errc::parse_error);
  CHECK(parse_dmap(std::string{"minm\0\0\0\5abcd", 12}).code() == errc::parse_error);
  CHECK(parse_dmap(std::string{"minm\xff\xff\xff\xff", 8}).code() == errc::parse_error);
  // The inner one is longer than the outer one, though not than the message.
  const auto lying = std::string{"mlit\0\0\0\x08minm\0\0\0\4", 16};
  CHECK(parse_dmap(lying + "abcd").code() == errc::parse_error);
  CHECK(parse_dmap(std::string(max_dmap_bytes + 1, 'x')).code() == errc::message_too_large);
  std::string many;
  for (std::size_t i = 0; i <= max_dmap_items; ++i)
    many += item("mper", "");
  CHECK(parse_dmap(many).code() == errc::message_too_large);
}

TEST_CASE("dmap: lists within lists are not followed", "[airplay]") {
  std::string deep = item("minm", "deep");
  for (int i = 0; i < 400; ++i)
    deep = item("mlit", deep);
  auto track = parse_dmap(deep);
  REQUIRE(track);
  CHECK(track->title.empty());
}

TEST_CASE("dmap: long texts end with a whole letter, and no UTF-8 is no text", "[airplay]") {
  std::string text(max_track_text_bytes - 1, 'x');
  CHECK(parse_dmap(item("minm", text + "ä"))->title == text);
  CHECK(parse_dmap(item("minm", "a\xff"))->title.empty());
}

} // namespace tessera::airplay
