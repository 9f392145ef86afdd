// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/json_rpc.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using tessera::json_rpc::json;

namespace {

errc call_error(std::string_view text) {
  return json_rpc::parse_call(text).code();
}
errc answer_error(std::string_view text) {
  return json_rpc::parse_answer(text).code();
}

/// A call whose params are nested so deep.
std::string nested(int depth) {
  auto size = static_cast<std::size_t>(depth);
  return R"({"jsonrpc":"2.0","method":"m","params":{"a":)" + std::string(size, '[') +
         std::string(size, ']') + "}}";
}

} // namespace

TEST_CASE("json_rpc: a request has a method, an id and params", "[proto][json_rpc]") {
  auto call = json_rpc::parse_call(
      R"({"jsonrpc": "2.0", "id": 7, "method": "join", "params": {"name": "Ada"}})");
  REQUIRE(call);
  CHECK(call->method == "join");
  CHECK(call->id == json(7));
  CHECK(call->params == json{{"name", "Ada"}});
}

TEST_CASE("json_rpc: without an id it is a notification, without params they are empty",
          "[proto][json_rpc]") {
  auto call = json_rpc::parse_call(R"({"jsonrpc":"2.0","method":"ping"})");
  REQUIRE(call);
  CHECK_FALSE(call->id);
  CHECK(call->params == json::object());
}

TEST_CASE("json_rpc: what is no JSON is a parse error", "[proto][json_rpc]") {
  for (auto text : {"",
                    " ",
                    "{",
                    "}",
                    "nonsense",
                    R"({"jsonrpc":"2.0","method":"a"} x)",
                    R"({"jsonrpc":"2.0","method":"a",})",
                    "{\"jsonrpc\":\"2.0\",\"method\":\"\xff\"}",
                    R"({"jsonrpc":"2.0","method":"a","params":{"n":1e}})"})
    CHECK(call_error(text) == errc::parse_error);
}

TEST_CASE("json_rpc: JSON that is no call is an invalid request", "[proto][json_rpc]") {
  for (auto text : {"1",
                    "null",
                    "\"x\"",
                    "[]",
                    "{}",
                    R"([{"jsonrpc":"2.0","id":1,"method":"a"}])",
                    R"({"id":1,"method":"a"})",
                    R"({"jsonrpc":"1.0","id":1,"method":"a"})",
                    R"({"jsonrpc":2.0,"id":1,"method":"a"})",
                    R"({"jsonrpc":"2.0","id":1})",
                    R"({"jsonrpc":"2.0","id":1,"method":7})",
                    R"({"jsonrpc":"2.0","id":null,"method":"a"})",
                    R"({"jsonrpc":"2.0","id":1.5,"method":"a"})",
                    R"({"jsonrpc":"2.0","id":{},"method":"a"})",
                    R"({"jsonrpc":"2.0","id":1,"method":"a","params":[1]})",
                    R"({"jsonrpc":"2.0","id":1,"method":"a","params":null})"})
    CHECK(call_error(text) == errc::invalid_request);
}

TEST_CASE("json_rpc: names and ids have a length", "[proto][json_rpc]") {
  auto with = [](std::size_t method, std::size_t id) {
    return call_error(
        json_rpc::make_request(std::string(id, 'i'), std::string(method, 'm'), json::object()));
  };
  CHECK(with(json_rpc::max_method_bytes, json_rpc::max_id_bytes) == errc::ok);
  CHECK(with(json_rpc::max_method_bytes + 1, 1) == errc::invalid_request);
  CHECK(with(1, json_rpc::max_id_bytes + 1) == errc::invalid_request);
}

TEST_CASE("json_rpc: a message has a size", "[proto][json_rpc]") {
  auto with = [](std::size_t fill) {
    return json_rpc::make_notification("m", {{"a", std::string(fill, 'x')}});
  };
  auto frame = with(0).size();
  CHECK(call_error(with(json_rpc::max_message_bytes - frame)) == errc::ok);
  CHECK(call_error(with(json_rpc::max_message_bytes - frame + 1)) == errc::message_too_large);
  CHECK(call_error(std::string(1024 * 1024, '[')) == errc::message_too_large);
  CHECK(json_rpc::parse_call(with(100), 50).code() == errc::message_too_large);
}

TEST_CASE("json_rpc: nesting has an end, long before the stack", "[proto][json_rpc]") {
  CHECK(call_error(nested(1)) == errc::ok);
  CHECK(call_error(nested(json_rpc::max_depth + 1)) == errc::parse_error);
  CHECK(call_error(nested(30000)) == errc::parse_error);
  CHECK(call_error(std::string(60000, '[')) == errc::parse_error);
}

TEST_CASE("json_rpc: an answer has either a result or an error", "[proto][json_rpc]") {
  auto good = json_rpc::parse_answer(R"({"jsonrpc":"2.0","id":1,"result":{"a":1}})");
  REQUIRE(good);
  CHECK(good->id == 1);
  CHECK(good->value == json{{"a", 1}});
  CHECK_FALSE(good->error);
  auto bad = json_rpc::parse_answer(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700}})");
  REQUIRE(bad);
  CHECK(bad->error == json{{"code", -32700}});
  CHECK(answer_error(R"({"jsonrpc":"2.0","id":1})") == errc::invalid_request);
  CHECK(answer_error(R"({"jsonrpc":"2.0","id":1,"result":1,"error":{}})") == errc::invalid_request);
  CHECK(answer_error(R"({"jsonrpc":"2.0","result":1})") == errc::invalid_request);
  CHECK(answer_error("x") == errc::parse_error);
}

TEST_CASE("json_rpc: an error carries its name, its number and a sentence", "[proto][json_rpc]") {
  auto text = json_rpc::make_error(
      3, failure{errc::too_many_attempts, {}, std::chrono::milliseconds{4000}});
  CHECK(json::parse(text) == json::parse(R"({"jsonrpc":"2.0","id":3,"error":{"code":-32012,
          "message":"Too many wrong PINs. Wait a moment, then try again.",
          "data":{"name":"too_many_attempts","retry_after_ms":4000}}})"));
  auto plain = json::parse(json_rpc::make_error(nullptr, failure{errc::parse_error, "x", {}}));
  CHECK(plain["id"].is_null());
  CHECK_FALSE(plain["error"]["data"].contains("retry_after_ms"));
}

TEST_CASE("json_rpc: what we write we can read", "[proto][json_rpc]") {
  auto call =
      json_rpc::parse_call(json_rpc::make_request("a", "room.get", {{"x", "\n\"\xc3\xa4"}}));
  REQUIRE(call);
  CHECK(call->params["x"] == "\n\"\xc3\xa4");
  CHECK(json_rpc::parse_answer(json_rpc::make_result(1, json::array()))->value == json::array());
  CHECK_FALSE(json_rpc::parse_call(json_rpc::make_notification("bye", json::object()))->id);
}

TEST_CASE("json_rpc: what we write is one line, whatever stands in it", "[proto][json_rpc]") {
  // The Unix sockets tell messages apart by line ends.
  auto text = json_rpc::make_notification("event", {{"name", "a\nb\r\xff"}});
  CHECK(text.find_first_of("\r\n") == std::string::npos);
  CHECK(json_rpc::parse_call(text));
}
