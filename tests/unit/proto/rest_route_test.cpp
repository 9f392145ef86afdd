// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/openapi.hpp"
#include "proto/rest_route.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace tessera;
using json = nlohmann::json;

namespace {

result<json> params(const char* verb, const char* path, rest::message what = {}) {
  auto where = rest::find_route(verb, path);
  REQUIRE(where.method != nullptr);
  return rest::params_of(where, what);
}

} // namespace

TEST_CASE("rest_route: takes params from path, query and body", "[proto][rest]") {
  CHECK(*params("POST", "/api/v1/shares/s1/pause") == json{{"share", "s1"}});
  CHECK(*params("GET", "/api/v1/logs", {"minutes=5&level=error", {}, {}}) ==
        json{{"minutes", 5}, {"level", "error"}});
  CHECK(*params("PUT", "/api/v1/shares/s1/pin", {{}, "application/json", R"({"pinned": true})"}) ==
        json{{"share", "s1"}, {"pinned", true}});
  CHECK(*params("PUT", "/api/v1/images/logo", {{}, "image/png", "abc"}) ==
        json{{"image", "logo"}, {"data", "YWJj"}});
}

TEST_CASE("rest_route: numbers and booleans of a query that are none stay texts", "[proto][rest]") {
  auto read = params("GET", "/api/v1/logs", {"minutes=5x", {}, {}});
  REQUIRE(read);
  CHECK(rpc::checked_params(*rpc::find_method("logs.get"), *read).code() == errc::invalid_argument);
}

TEST_CASE("rest_route: refuses what can be read in two ways", "[proto][rest]") {
  CHECK(params("POST", "/api/v1/shares/s1/pause", {"share=s2", {}, {}}).code() ==
        errc::invalid_argument);
  CHECK(params("POST", "/api/v1/shares/s1/swap", {{}, "application/json", R"({"share": "s2"})"})
            .code() == errc::invalid_argument);
  CHECK(params("GET", "/api/v1/logs", {"minutes=1&minutes=2", {}, {}}).code() ==
        errc::invalid_argument);
}

TEST_CASE("rest_route: refuses bodies and queries that are damaged", "[proto][rest]") {
  for (const char* body : {"[]", "1", "{", "null", "\"text\""})
    CHECK(params("PUT", "/api/v1/layout", {{}, "application/json", body}).code() ==
          errc::parse_error);
  for (const char* query : {"a=%", "a=%4", "a=%zz", "a=%00", "a=%ff"})
    CHECK(params("GET", "/api/v1/logs", {query, {}, {}}).code() == errc::parse_error);
  std::string many;
  for (int i = 0; i < 40; ++i)
    many += "a" + std::to_string(i) + "=1&";
  CHECK(params("GET", "/api/v1/logs", {many, {}, {}}).code() == errc::invalid_argument);
  CHECK(params("PUT", "/api/v1/layout", {{}, "text/plain", "mode=focus"}).code() ==
        errc::unsupported_type);
}

TEST_CASE("rest_route: every path of the table finds its own call and no other", "[proto][rest]") {
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const auto& each : rpc::all_methods()) {
    if (each.http == rpc::verb::none)
      continue;
    ++count;
    INFO(each.name);
    CHECK_FALSE(each.callers.empty());
    CHECK_FALSE(each.help.empty());
    CHECK(seen.insert(std::string{name_of(each.http)} + std::string{each.path}).second);
    std::string path{each.path};
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{')) {
      auto close = path.find('}', open);
      auto name = path.substr(open + 1, close - open - 1);
      CHECK(std::ranges::find(each.params, name, &rpc::param::name) != each.params.end());
      path.replace(open, close - open + 1, "x1");
    }
    auto where = rest::find_route(name_of(each.http), std::string{rest::root} + path);
    REQUIRE(where.method != nullptr);
    CHECK(where.method->name == each.name);
  }
  CHECK(count > 40);
}

TEST_CASE("rest_route: whatever hosts, admins and metrics may call has a path", "[proto][rest]") {
  using rpc::role;
  for (const auto& each : rpc::all_methods()) {
    if (each.by == rpc::handler::connection || !each.callers.intersects(role::host | role::admin))
      continue;
    INFO(each.name);
    CHECK(each.http != rpc::verb::none);
  }
}

TEST_CASE("openapi: has an operation for every call with a path", "[proto][rest]") {
  auto document = rest::openapi("1.2.3");
  CHECK(document["openapi"] == "3.1.0");
  std::set<std::string> described;
  for (const auto& [path, item] : document["paths"].items())
    for (const auto& [verb, operation] : item.items())
      described.insert(operation["operationId"].get<std::string>());
  CHECK(described.erase(std::string{rest::room_stream().name}) == 1);
  for (const auto& each : rpc::all_methods())
    CHECK(described.erase(std::string{each.name}) == (each.http != rpc::verb::none));
  CHECK(described.empty());
  const auto& stream = document["paths"]["/events"]["get"];
  CHECK(stream["description"] == "Roles: host, admin.");
  CHECK(stream["responses"]["200"]["content"].contains("text/event-stream"));
  for (const char* event : {"snapshot", "changed", "bye"})
    CHECK(stream["x-events"].contains(event));
  const auto& pin = document["paths"]["/shares/{share}/pin"]["put"];
  CHECK(pin["parameters"][0]["name"] == "share");
  CHECK(pin["requestBody"]["content"]["application/json"]["schema"]["required"] ==
        json::array({"pinned"}));
}
