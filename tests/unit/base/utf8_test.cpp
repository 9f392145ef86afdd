// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/utf8.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tessera;

TEST_CASE("utf8: the ends of each length are accepted", "[base][utf8]") {
  // U+0000, U+007F, U+0080, U+07FF, U+0800, U+D7FF, U+E000, U+FFFF, U+10000, U+10FFFF.
  std::string text{"\0\x7f", 2};
  text += "\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf";
  text += "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf";
  CHECK(invalid_utf8_at(text) == std::string_view::npos);
  CHECK(invalid_utf8_at("") == std::string_view::npos);
}

TEST_CASE("utf8: overlong forms, surrogates and what is cut off are refused", "[base][utf8]") {
  // Spec: RFC 3629 3 and 4.
  for (std::string_view bad : {"\x80",
                               "\xbf",
                               "\xc0\x80",
                               "\xc1\xbf",
                               "\xe0\x9f\xbf",
                               "\xed\xa0\x80",
                               "\xf0\x8f\xbf\xbf",
                               "\xf4\x90\x80\x80",
                               "\xf5\x80\x80\x80",
                               "\xff",
                               "\xc2",
                               "\xe2\x82",
                               "\xf0\x9f\x8e",
                               "\xc2"
                               "a"})
    CHECK(invalid_utf8_at(std::string{"ok"} + std::string{bad}) == 2);
}

TEST_CASE("first_bytes: never ends within a letter", "[base][utf8]") {
  CHECK(tessera::first_bytes("abc", 5) == "abc");
  CHECK(tessera::first_bytes("abc", 2) == "ab");
  CHECK(tessera::first_bytes("a\u00e9", 2) == "a");
  CHECK(tessera::first_bytes("a\u00e9", 3) == "a\u00e9");
  CHECK(tessera::first_bytes("\U0001f600", 3).empty());
  CHECK(tessera::first_bytes("", 0).empty());
}
