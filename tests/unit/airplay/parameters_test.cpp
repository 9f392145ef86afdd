// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/parameters.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

using std::chrono::milliseconds;

double volume(const std::string& text) {
  return parse_parameters("volume: " + text + "\r\n")->volume.value_or(-1);
}

} // namespace

TEST_CASE("parameters: a volume in dB becomes the slider's place", "[airplay]") {
  CHECK(volume("0.000000") == 1);
  CHECK(volume("-15") == Approx(0.5));
  CHECK(volume("-30.000000") == 0);
  CHECK(volume("-144.000000") == 0);
  CHECK(volume("-1e300") == 0);
  CHECK(volume("12") == 1);
}

TEST_CASE("parameters: no number is no volume", "[airplay]") {
  for (const std::string text :
       {"nan", "-nan", "inf", "-inf", "", "loud", "-20.0dB", "1e999", "--1"})
    CHECK(parse_parameters("volume: " + text).code() == errc::parse_error);
}

TEST_CASE("parameters: progress of a piece", "[airplay]") {
  auto said = parse_parameters("progress: 44100/88200/441000\r\n");
  REQUIRE(said);
  REQUIRE(said->progress);
  CHECK(said->progress->position(44'100) == milliseconds{1000});
  CHECK(said->progress->duration(44'100) == milliseconds{9000});
  CHECK(said->progress->duration(0) == milliseconds{0});
  CHECK_FALSE(said->volume);
}

TEST_CASE("parameters: RTP time goes round within a piece", "[airplay]") {
  const track_progress round{4'294'923'196, 44'100, 88'200}; // 2^32 - 44100
  CHECK(round.position(44'100) == milliseconds{2000});
  CHECK(round.duration(44'100) == milliseconds{3000});
  const track_progress early{44'100, 40'000, 88'200};
  CHECK(early.position(44'100) == milliseconds{0});
  const track_progress over{0, 88'200, 44'100};
  CHECK(over.position(44'100) == milliseconds{1000});
  const track_progress radio{44'100, 88'200, 44'100};
  CHECK(radio.duration(44'100) == milliseconds{0});
  CHECK(radio.position(44'100) == milliseconds{0});
}

TEST_CASE("parameters: refuses a progress that is none, passes over what it does not know",
          "[airplay]") {
  for (const std::string text : {"1/2", "1/2/3/4", "a/b/c", "-1/2/3", "1/2/4294967296", "//", ""})
    CHECK(parse_parameters("progress: " + text).code() == errc::parse_error);
  auto said = parse_parameters("other: 5\nno colon\n\nvolume:-3\nprogress:1/2/3");
  REQUIRE(said);
  CHECK(*said->volume == Approx(0.9));
  CHECK(*said->progress == track_progress{1, 2, 3});
  CHECK(parse_parameters(std::string(max_parameters_bytes + 1, 'x')).code() ==
        errc::message_too_large);
}

TEST_CASE("parameters: a body is known by its type", "[airplay]") {
  CHECK(parameter_kind_of("text/parameters") == parameter_kind::text);
  CHECK(parameter_kind_of("Text/Parameters; charset=utf-8") == parameter_kind::text);
  CHECK(parameter_kind_of("application/x-dmap-tagged") == parameter_kind::track);
  CHECK(parameter_kind_of("image/jpeg") == parameter_kind::artwork);
  CHECK(parameter_kind_of("image/png") == parameter_kind::artwork);
  CHECK(parameter_kind_of("image/none") == parameter_kind::no_artwork);
  CHECK(parameter_kind_of("image/svg+xml") == parameter_kind::unknown);
  CHECK(parameter_kind_of("") == parameter_kind::unknown);
}

} // namespace tessera::airplay
