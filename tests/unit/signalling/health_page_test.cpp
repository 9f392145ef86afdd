// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/health_page.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using nlohmann::json;
using signalling::health_page;

TEST_CASE("health_page: all well", "[signalling][health]") {
  auto page = health_page(house_health{});
  CHECK(page.status == 200);
  CHECK(page.content_type == "application/json");
  CHECK(json::parse(*page.body) == json{{"status", "ok"}});
}

TEST_CASE("health_page: names who does not answer", "[signalling][health]") {
  auto page = health_page(house_health{"meeting"});
  CHECK(page.status == 503);
  CHECK(json::parse(*page.body) == json{{"status", "failed"}, {"actor", "meeting"}});
}

TEST_CASE("health_page: a supervisor that says nothing is the one", "[signalling][health]") {
  for (auto code : {errc::timeout, errc::unavailable}) {
    auto page = health_page(failure{code, "a text with addresses in it", {}});
    CHECK(page.status == 503);
    CHECK(json::parse(*page.body) == json{{"status", "failed"}, {"actor", "supervisor"}});
  }
}

TEST_CASE("health_page: is never kept by somebody on the way", "[signalling][health]") {
  bool forbidden = false;
  for (const auto& [name, value] : health_page(house_health{}).headers)
    forbidden = forbidden || (name == "Cache-Control" && value == "no-store");
  CHECK(forbidden);
  CHECK(signalling::health_is_only_read().status == 405);
}
