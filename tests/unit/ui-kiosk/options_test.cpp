// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/options.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace tessera;
using kiosk::parse_options;
using kiosk::renderer_choice;

namespace {

result<kiosk::options> parse(std::vector<const char*> arguments) {
  return parse_options(arguments);
}

} // namespace

TEST_CASE("kiosk options: every option is understood in both spellings", "[kiosk][options]") {
  auto parsed = parse({"--runtime-folder",
                       "/run/x",
                       "--renderer=gpu",
                       "--size",
                       "1280x720",
                       "--locale=de",
                       "--windowed",
                       "--reduced-motion"});
  REQUIRE(parsed);
  CHECK(parsed->runtime_folder == "/run/x");
  CHECK(parsed->renderer == renderer_choice::gpu);
  CHECK(parsed->width == 1280);
  CHECK(parsed->height == 720);
  CHECK(parsed->locale == "de");
  CHECK(parsed->windowed);
  CHECK(parsed->reduced_motion);
}

TEST_CASE("kiosk options: nothing given means full screen and a renderer by itself",
          "[kiosk][options]") {
  auto parsed = parse({});
  REQUIRE(parsed);
  CHECK_FALSE(parsed->windowed);
  CHECK(parsed->renderer == renderer_choice::automatic);
  CHECK(parsed->width == 0);
}

TEST_CASE("kiosk options: a bad argument is refused and named", "[kiosk][options]") {
  auto bad = GENERATE(as<std::vector<const char*>>{},
                      std::vector<const char*>{"--nonsense"},
                      std::vector<const char*>{"stray"},
                      std::vector<const char*>{"--size", "19x10"},
                      std::vector<const char*>{"--size", "1920"},
                      std::vector<const char*>{"--size", "1920x"},
                      std::vector<const char*>{"--size", "99999x1080"},
                      std::vector<const char*>{"--renderer", "magic"},
                      std::vector<const char*>{"--locale", ""},
                      std::vector<const char*>{"--windowed=yes"});
  auto parsed = parse(bad);
  REQUIRE_FALSE(parsed);
  CHECK(parsed.code() == errc::invalid_argument);
  auto named = std::string{bad.front()}.substr(0, 6);
  CHECK(parsed.error().message().find(named) != std::string::npos);
}

TEST_CASE("kiosk options: a missing value is refused", "[kiosk][options]") {
  CHECK_FALSE(parse({"--runtime-folder"}));
}
