// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/sanctions.hpp"

#include <catch2/catch.hpp>

using tessera::meeting::sanction;
using tessera::meeting::sanctions;

TEST_CASE("sanctions: each word is for its device and stays until it is taken back", "[meeting]") {
  sanctions all;
  all.mute("a", true);
  all.pause("a", true);
  all.pause("b", true);
  CHECK(all.of("a") == sanction{true, true});
  CHECK(all.of("b") == sanction{false, true});
  CHECK(all.of("c") == sanction{});
  all.mute("a", false);
  all.pause("b", false);
  CHECK(all.of("a") == sanction{false, true});
  CHECK(all.all().size() == 1);
  all.clear();
  CHECK(all.of("a") == sanction{});
}

TEST_CASE("sanctions: who does not say what it is has none", "[meeting]") {
  sanctions all;
  all.mute("", true);
  CHECK(all.of("") == sanction{});
  CHECK(all.all().empty());
}

TEST_CASE("sanctions: of too many the oldest give way", "[meeting]") {
  sanctions all;
  for (std::size_t i = 0; i < sanctions::limit + 2; ++i)
    all.mute(std::to_string(i), true);
  CHECK(all.all().size() == sanctions::limit);
  CHECK_FALSE(all.of("1").muted);
  CHECK(all.of("2").muted);
  auto more = all.all();
  more.push_back({"last", {true, false}});
  CHECK(sanctions{more}.all().size() == sanctions::limit);
  CHECK(sanctions{more}.of("last").muted);
}
