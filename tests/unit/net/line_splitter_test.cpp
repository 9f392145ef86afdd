// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/line_splitter.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using lines = std::vector<std::string>;

TEST_CASE("line_splitter: puts lines together from pieces", "[net]") {
  net::line_splitter splitter{100};
  lines out;
  REQUIRE(splitter.feed("on", out));
  CHECK(out.empty());
  REQUIRE(splitter.feed("e\ntwo\r\n\n\nthr", out));
  REQUIRE(splitter.feed("ee\n", out));
  CHECK(out == lines{"one", "two", "three"});
}

TEST_CASE("line_splitter: a line may have max_line bytes and not one more", "[net]") {
  lines out;
  CHECK(net::line_splitter{4}.feed("1234\n", out));
  CHECK(out == lines{"1234"});
  CHECK(net::line_splitter{4}.feed("12345\n", out).code() == errc::message_too_large);
  net::line_splitter slowly{4};
  REQUIRE(slowly.feed("123", out));
  CHECK(slowly.feed("45", out).code() == errc::message_too_large);
}

TEST_CASE("line_splitter: keeps the good lines before one that is too long", "[net]") {
  lines out;
  CHECK_FALSE(net::line_splitter{4}.feed("ok\ntoo long\n", out));
  CHECK(out == lines{"ok"});
}
