// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/artwork.hpp"

#include <catch2/catch.hpp>

#include <tessera/door.hpp>

using namespace tessera;
using namespace std::string_literals;

TEST_CASE("artwork: what would keep the display busy is left out", "[plugins]") {
  const auto head = "\xff\xd8\xff\xe0\0\4JF\xff\xc2\0\x0b\x08\0\xb4\1\x40\1\1\x11\0"s;
  const auto scan = "\xff\xda\0\x08\1\1\0\0\x3f\0\x12"s;
  auto picture = head;
  for (int i = 0; i < 10; ++i)
    picture += scan;
  CHECK(plugins::check_artwork(picture));
  for (int i = 0; i < 1000; ++i)
    picture += scan;
  CHECK(plugins::check_artwork(picture).code() == errc::message_too_large);
  CHECK(plugins::check_artwork(std::string(now_playing::max_artwork_bytes + 1, ' ')).code() ==
        errc::message_too_large);
  CHECK(plugins::check_artwork("<svg/>").code() == errc::unsupported_type);
}
