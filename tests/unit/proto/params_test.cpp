// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/params.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace rpc = tessera::rpc;
using rpc::json;
using tessera::errc;

TEST_CASE("text_param: reads a text and counts characters, not bytes", "[proto][rpc]") {
  json params{{"name", "Zoë"}}; // 3 characters in 4 bytes
  auto name = rpc::text_param(params, "name", 3);
  REQUIRE(name);
  CHECK(*name == "Zoë");
  CHECK(rpc::text_param(params, "name", 2).code() == errc::invalid_argument);
}

TEST_CASE("text_param: refuses what is missing, empty, too long or no text", "[proto][rpc]") {
  CHECK(rpc::text_param(json::object(), "name", 64).code() == errc::invalid_argument);
  CHECK(rpc::text_param({{"name", nullptr}}, "name", 64).code() == errc::invalid_argument);
  CHECK(rpc::text_param({{"name", ""}}, "name", 64).code() == errc::invalid_argument);
  CHECK(rpc::text_param({{"name", std::string(65, 'a')}}, "name", 64).code() ==
        errc::invalid_argument);
  CHECK(rpc::text_param({{"name", 7}}, "name", 64).code() == errc::invalid_argument);
  CHECK(rpc::text_param({{"name", {{"a", 1}}}}, "name", 64).code() == errc::invalid_argument);
}

TEST_CASE("text_param: refuses a zero byte", "[proto][rpc]") {
  json params{{"name", std::string{"a\0b", 3}}};
  CHECK(rpc::text_param(params, "name", 64).code() == errc::invalid_argument);
}

TEST_CASE("text_param: the error names the parameter and the limit", "[proto][rpc]") {
  auto name = rpc::text_param({{"name", ""}}, "name", 64);
  CHECK(name.error().text == "\"name\" must have 1 to 64 characters");
}

TEST_CASE("optional_text_param: absent and null are nothing, a wrong type is an error",
          "[proto][rpc]") {
  auto absent = rpc::optional_text_param(json::object(), "pin", {0, 8});
  REQUIRE(absent);
  CHECK_FALSE(absent->has_value());
  auto null = rpc::optional_text_param({{"pin", nullptr}}, "pin", {0, 8});
  REQUIRE(null);
  CHECK_FALSE(null->has_value());
  auto given = rpc::optional_text_param({{"pin", "1234"}}, "pin", {0, 8});
  REQUIRE(given);
  CHECK(given->value() == "1234");
  CHECK_FALSE(rpc::optional_text_param({{"pin", 1234}}, "pin", {0, 8}));
}

TEST_CASE("integer_param: keeps to whole numbers in range", "[proto][rpc]") {
  CHECK(*rpc::integer_param({{"mline", 3}}, "mline", 0, 63) == 3);
  CHECK_FALSE(rpc::integer_param({{"mline", -1}}, "mline", 0, 63));
  CHECK_FALSE(rpc::integer_param({{"mline", 64}}, "mline", 0, 63));
  CHECK_FALSE(rpc::integer_param({{"mline", 1.0}}, "mline", 0, 63));
  CHECK_FALSE(rpc::integer_param({{"mline", "1"}}, "mline", 0, 63));
  CHECK_FALSE(rpc::integer_param({{"mline", true}}, "mline", 0, 63));
  CHECK_FALSE(rpc::integer_param(json::object(), "mline", 0, 63));
  // 2^64 - 1 must not come back as -1.
  CHECK_FALSE(rpc::integer_param({{"mline", UINT64_MAX}}, "mline", -5, 63));
  CHECK_FALSE(rpc::optional_integer_param(json::object(), "mline", 0, 63)->has_value());
}

TEST_CASE("number_param: keeps to numbers in range", "[proto][rpc]") {
  CHECK(*rpc::number_param({{"fps", 29.5}}, "fps", 0, 1000) == 29.5);
  CHECK(*rpc::number_param({{"fps", 30}}, "fps", 0, 1000) == 30);
  CHECK_FALSE(rpc::number_param({{"fps", -1}}, "fps", 0, 1000));
  CHECK_FALSE(rpc::number_param({{"fps", 1e300}}, "fps", 0, 1000));
  CHECK_FALSE(rpc::number_param({{"fps", "30"}}, "fps", 0, 1000));
  CHECK_FALSE(rpc::optional_number_param(json::object(), "fps", 0, 1000)->has_value());
}

TEST_CASE("text_list_param: keeps to lists of texts", "[proto][rpc]") {
  auto decoders = rpc::text_list_param({{"decoders", {"vp8", "h264"}}}, "decoders", 8, {1, 16});
  REQUIRE(decoders);
  CHECK(*decoders == std::vector<std::string>{"vp8", "h264"});
  CHECK(rpc::text_list_param(json::object(), "decoders", 8, {1, 16})->empty());
  CHECK_FALSE(rpc::text_list_param({{"decoders", "vp8"}}, "decoders", 8, {1, 16}));
  CHECK_FALSE(rpc::text_list_param({{"decoders", {"vp8", 8}}}, "decoders", 8, {1, 16}));
  CHECK_FALSE(rpc::text_list_param({{"decoders", {"a", "b", "c"}}}, "decoders", 2, {1, 16}));
}

TEST_CASE("id_param: keeps to letters, digits, - and _", "[proto][rpc]") {
  CHECK(*rpc::id_param({{"share", "s12"}}, "share") == "s12");
  for (const auto* bad : {"", "s 1", "s1\nforged log line", "../s1", "s\u00e9"}) {
    INFO(bad);
    CHECK(rpc::id_param({{"share", bad}}, "share").code() == errc::invalid_argument);
  }
}
