// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/http_query.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("http_query: names and values are decoded, in their order", "[proto][http]") {
  CHECK(*http::parse_query("") == pairs{});
  CHECK(*http::parse_query("name=Ada%20L.&kind=camera&flag") ==
        pairs{{"name", "Ada L."}, {"kind", "camera"}, {"flag", ""}});
  CHECK(*http::parse_query("a=1+2%2B3&a=4") == pairs{{"a", "1 2+3"}, {"a", "4"}});
  CHECK(*http::parse_query("name=%C3%98yvind") == pairs{{"name", "\xC3\x98yvind"}});
}

TEST_CASE("http_query: what is no text is refused", "[proto][http]") {
  for (const char* text : {"a=%", "a=%4", "a=%zz", "a=%00", "a=%ff", "%c3=1"}) {
    INFO(text);
    CHECK(http::parse_query(text).code() == errc::parse_error);
  }
}

TEST_CASE("http_query: there are so many params and no more", "[proto][http]") {
  std::string text = "a=1";
  for (std::size_t i = 1; i < http::max_query_params; ++i)
    text += "&a=1";
  CHECK(http::parse_query(text)->size() == http::max_query_params);
  CHECK(http::parse_query(text + "&a=1").code() == errc::invalid_argument);
}
