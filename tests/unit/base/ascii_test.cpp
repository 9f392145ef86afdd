// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/ascii.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

TEST_CASE("ascii: capital letters become small ones, other bytes stay", "[base][ascii]") {
  CHECK(lower("Room-OSLO.Example [@`{]") == "room-oslo.example [@`{]"); // around A and Z in ASCII
  CHECK(lower("\xc3\x84") == "\xc3\x84");
}

TEST_CASE("ascii: the same letters in other sizes are the same", "[base][ascii]") {
  CHECK(same_letters("Content-Length", "content-length"));
  CHECK_FALSE(same_letters("Content-Length", "content-lengt"));
  CHECK_FALSE(same_letters("a", "b"));
  CHECK(same_letters("", ""));
}
