// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/base64.hpp"

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

using namespace tessera;

TEST_CASE("base64: the vectors of RFC 4648 10", "[base]") {
  const std::vector<std::pair<std::string, std::string>> vectors{{"", ""},
                                                                 {"f", "Zg=="},
                                                                 {"fo", "Zm8="},
                                                                 {"foo", "Zm9v"},
                                                                 {"foob", "Zm9vYg=="},
                                                                 {"fooba", "Zm9vYmE="},
                                                                 {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    CHECK(base64(bytes) == text);
    CHECK(from_base64(text).value_or("?") == bytes);
  }
  CHECK(base64("\xfb\xff") == "+/8=");
}

TEST_CASE("base64: texts that nobody would write are refused", "[base]") {
  for (const auto* text : {"Zg", "Zg=", "Zg===", "=Zg=", "Zh==", "Zm9v\n", "Zm-v", "Zm9v===="}) {
    INFO(text);
    CHECK(from_base64(text).code() == errc::parse_error);
  }
}
