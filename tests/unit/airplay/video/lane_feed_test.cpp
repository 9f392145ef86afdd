// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/lane_feed.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace tessera::airplay {

namespace {

class kept_lane : public share_lane {
public:
  void set_caps(const lane::caps& value) override { said.push_back("caps " + value.codec); }
  void push(const access_unit& unit) override {
    said.push_back(std::string{unit.key_frame ? "key" : "delta"} +
                   (unit.discontinuity ? " gap " : " ") +
                   std::string{static_cast<const char*>(unit.bytes), unit.size});
    arrivals.push_back(unit.arrival_ns);
  }
  void set_sound_caps(const lane::sound_caps& value) override {
    said.push_back("sound " + value.codec);
  }
  void push_sound(const sound_unit& unit) override {
    said.push_back(unit.discontinuity ? "packet gap" : "packet");
  }
  std::vector<std::string> said;
  std::vector<std::int64_t> arrivals;
};

using words = std::vector<std::string>;
constexpr std::int64_t second = 1'000'000'000;
const lane::caps h264{"h264", 320, 180};

struct stage {
  std::shared_ptr<kept_lane> lane = std::make_shared<kept_lane>();
  lane_feed feed{lane};
};

} // namespace

TEST_CASE("lane_feed: begins with a key frame, after each gap too", "[airplay][video]") {
  stage s;
  s.feed.picture(h264, false, 0, 1, "a");
  s.feed.picture(h264, true, 0, 2, "b");
  s.feed.picture(h264, false, 0, 3, "c");
  s.feed.gap();
  s.feed.picture(h264, false, 0, 4, "d");
  s.feed.picture(h264, true, 0, 5, "e");
  CHECK(s.lane->said == words{"caps h264", "key gap b", "delta c", "key gap e"});
  CHECK(s.feed.pictures() == 3);
}

TEST_CASE("lane_feed: other caps are said before the key frame that brings them",
          "[airplay][video]") {
  stage s;
  s.feed.picture(h264, true, 0, 1, "a");
  s.feed.picture({"h264", 640, 360}, false, 0, 2, "b");
  s.feed.picture({"h264", 640, 360}, true, 0, 3, "c");
  CHECK(s.lane->said == words{"caps h264", "key gap a", "caps h264", "key c"});
}

TEST_CASE("lane_feed: sound is said once, and knows the gap", "[airplay][video]") {
  stage s;
  s.feed.sound(0, 1, "x");
  s.feed.sound(0, 2, "x");
  s.feed.gap();
  s.feed.sound(0, 3, "x");
  CHECK(s.lane->said == words{"sound opus", "packet gap", "packet", "packet gap"});
}

TEST_CASE("lane_feed: who comes while it stands still gets what it needs to begin",
          "[airplay][video]") {
  stage s;
  s.feed.picture(h264, true, 0, 1, "a");
  s.feed.picture(h264, false, 0, 2, "b");
  s.feed.wish(10 * second);
  CHECK(s.lane->said == words{"caps h264", "key gap a", "delta b", "key gap a", "delta b"});
  CHECK(s.lane->arrivals[3] != s.lane->arrivals[4]);
  s.feed.wish(10 * second + 1); // too soon
  CHECK(s.lane->said.size() == 5);
}

TEST_CASE("lane_feed: while pictures move the next key frame is waited for", "[airplay][video]") {
  stage s;
  s.feed.picture(h264, true, 0, second, "a");
  s.feed.picture(h264, false, 0, 10 * second, "b");
  s.feed.wish(10 * second + 1);
  CHECK(s.lane->said.size() == 3);
}

TEST_CASE("lane_feed: keeps no more than its limit", "[airplay][video]") {
  stage s;
  s.feed.picture(h264, true, 0, 1, "a");
  for (std::size_t i = 0; i < lane_feed::most_kept_pictures; ++i)
    s.feed.picture(h264, false, 0, 2, "b");
  const auto before = s.lane->said.size();
  s.feed.wish(10 * second);
  CHECK(s.lane->said.size() == before);
}

TEST_CASE("lane_feed: says nothing after its end", "[airplay][video]") {
  stage s;
  s.feed.end();
  s.feed.picture(h264, true, 0, 1, "a");
  s.feed.sound(0, 1, "x");
  s.feed.wish(second);
  CHECK(s.lane->said.empty());
}

} // namespace tessera::airplay
