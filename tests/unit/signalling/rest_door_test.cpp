// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "fake_house.hpp"
#include "signalling/rest_door.hpp"

#include <catch2/catch.hpp>

#include <optional>

using namespace tessera;
using namespace tessera::signalling;
using json = nlohmann::json;

namespace {

struct fake_stream : net::http_stream {
  std::string address = "192.168.1.9";
  std::vector<std::string> sent;
  bool is_open = true;
  [[nodiscard]] const std::string& remote_address() const noexcept override { return address; }
  [[nodiscard]] bool open() const noexcept override { return is_open; }
  void send(std::string text) override { sent.push_back(std::move(text)); }
  void close() override { is_open = false; }
  void set_on_closed(std::function<void(const std::string&)>) override {}
};

struct fake_answerer : net::http_answerer {
  std::optional<net::http_response> response;
  std::shared_ptr<fake_stream> stream = std::make_shared<fake_stream>();
  void answer(net::http_response what) override { response = std::move(what); }
  std::shared_ptr<net::http_stream> start_stream(net::http_response) override { return stream; }
  void dropped() noexcept override {}
};

struct fixture {
  fake_house house;
  rest_door door{house};

  fixture() { door.show({7, std::make_shared<json>(house.document)}); }

  net::http_request request(std::string method, std::string path, const std::string& token = "") {
    net::http_request what;
    what.method = std::move(method);
    what.path = std::move(path);
    what.remote_address = "192.168.1.9";
    what.secure = true;
    what.headers.emplace_back("Host", "192.168.1.10:8443");
    if (!token.empty())
      what.headers.emplace_back("Authorization", "Bearer " + token);
    return what;
  }
  net::http_response answer_to(const net::http_request& what) {
    auto behind = std::make_shared<fake_answerer>();
    door.handle(what, net::http_responder{behind});
    REQUIRE(behind->response);
    return *behind->response;
  }
  json body_of(const net::http_request& what) {
    auto response = answer_to(what);
    return json::parse(*response.body);
  }
  net::http_request with_body(net::http_request what, std::string body, const char* type) {
    what.body = std::move(body);
    what.headers.emplace_back("Content-Type", type);
    return what;
  }
};

std::string header(const net::http_response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name)
      return value;
  return {};
}

} // namespace

TEST_CASE("rest_door: without a token there is nothing to see", "[signalling][rest]") {
  fixture box;
  for (const char* path : {"/api/v1/room",
                           "/api/v1/pin",
                           "/api/v1/settings",
                           "/metrics",
                           "/api/v1/events",
                           "/api/v1/support-bundle"}) {
    INFO(path);
    auto response = box.answer_to(box.request("GET", path));
    CHECK(response.status == 401);
    CHECK(header(response, "WWW-Authenticate") == "Bearer");
  }
  CHECK(box.house.callers.empty());
}

TEST_CASE("rest_door: a wrong token is refused", "[signalling][rest]") {
  fixture box;
  CHECK(box.answer_to(box.request("GET", "/api/v1/room", "guessed")).status == 401);
  CHECK(box.answer_to(box.request("GET", "/api/v1/room", std::string(300, 'x'))).status == 401);
}

TEST_CASE("rest_door: a host sees the room, and not people's addresses", "[signalling][rest]") {
  fixture box;
  box.house.document["participants"]["p1"] = {{"name", "Ada"}, {"address", "192.168.1.77"}};
  box.door.show({8, std::make_shared<json>(box.house.document)});
  auto answer = box.body_of(box.request("GET", "/api/v1/room", "for-hosts"));
  CHECK(answer["revision"] == 8);
  CHECK(answer["room"]["meeting"]["pin"] == "4829");
  CHECK(answer.dump().find("192.168.1.77") == std::string::npos);
}

TEST_CASE("rest_door: a call goes on with the token's roles and name", "[signalling][rest]") {
  fixture box;
  auto what = box.with_body(box.request("PUT", "/api/v1/layout", "for-hosts"),
                            R"({"mode": "focus", "focus": "s1"})",
                            "application/json; charset=utf-8");
  CHECK(box.answer_to(what).status == 200);
  REQUIRE(box.house.callers.size() == 1);
  CHECK(box.house.log.back() == R"(call layout.set {"focus":"s1","mode":"focus"})");
  CHECK(box.house.callers[0].roles == (rpc::role::anyone | rpc::role::host));
  CHECK(box.house.callers[0].name == "room panel");
  CHECK(box.house.callers[0].source == "192.168.1.9");
}

TEST_CASE("rest_door: a page of another origin may nothing, whatever token it has",
          "[signalling][rest]") {
  fixture box;
  for (const char* origin : {"https://evil.example", "null", "http://192.168.1.10:8443"}) {
    auto what = box.request("POST", "/api/v1/meeting/end", "for-hosts");
    what.headers.emplace_back("Origin", origin);
    CHECK(box.answer_to(what).status == 403);
  }
  auto own = box.request("POST", "/api/v1/meeting/end", "for-hosts");
  own.headers.emplace_back("Origin", "https://192.168.1.10:8443");
  CHECK(box.answer_to(own).status == 200);
  CHECK(box.house.callers.size() == 1);
}

TEST_CASE("rest_door: a form of a foreign page cannot speak JSON", "[signalling][rest]") {
  fixture box;
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", ""}) {
    auto what =
        box.with_body(box.request("POST", "/api/v1/session"), R"({"password": "guess"})", type);
    CHECK(box.answer_to(what).status == 415);
  }
  CHECK(box.house.callers.empty());
}

TEST_CASE("rest_door: says which verbs a path has, and which paths there are not",
          "[signalling][rest]") {
  fixture box;
  auto wrong = box.answer_to(box.request("PATCH", "/api/v1/pin", "for-hosts"));
  CHECK(wrong.status == 405);
  CHECK(header(wrong, "Allow").find("GET") != std::string::npos);
  CHECK(header(wrong, "Allow").find("PUT") != std::string::npos);
  for (const char* path : {"/api/v1", "/api/v1/", "/api/v1/shares//stop", "/api/v1/nothing"}) {
    INFO(path);
    CHECK(box.answer_to(box.request("GET", path, "for-hosts")).status == 404);
  }
}

TEST_CASE("rest_door: a source that asks too fast must wait", "[signalling][rest]") {
  fixture box;
  unsigned refused = 0;
  for (int i = 0; i < 300; ++i)
    refused += box.answer_to(box.request("GET", "/api/v1/room", "for-hosts")).status == 429 ? 1 : 0;
  CHECK(refused > 100);
  auto other = box.request("GET", "/api/v1/room", "for-hosts");
  other.remote_address = "192.168.1.10";
  CHECK(box.answer_to(other).status == 200);
}

TEST_CASE("rest_door: large bodies are for those with a token", "[signalling][rest]") {
  fixture box;
  CHECK(rest_door::body_limit(box.request("PUT", "/api/v1/images/logo")) < 16 * 1024);
  auto picture = box.request("PUT", "/api/v1/images/logo", "any");
  CHECK(rest_door::body_limit(picture) == 8 * 1024 * 1024);
  picture.headers.emplace_back("Content-Type", "application/json");
  CHECK(rest_door::body_limit(picture) > 8 * 1024 * 1024 * 4 / 3); // base64: 4 letters for 3 bytes
  CHECK(rest_door::body_limit(box.request("PUT", "/api/v1/layout", "any")) < 1024 * 1024);
}

TEST_CASE("rest_door: events begin with a snapshot and go on with patches", "[signalling][rest]") {
  fixture box;
  auto behind = std::make_shared<fake_answerer>();
  box.door.handle(box.request("GET", "/api/v1/events", "for-hosts"), net::http_responder{behind});
  REQUIRE(behind->stream->sent.size() == 1);
  CHECK(behind->stream->sent[0].starts_with("event: snapshot\ndata: {"));
  box.house.document["room"]["name"] = "Bergen";
  box.door.show({8, std::make_shared<json>(box.house.document)});
  REQUIRE(behind->stream->sent.size() == 2);
  CHECK(behind->stream->sent[1] ==
        "event: changed\ndata: {\"patch\":{\"room\":{\"name\":\"Bergen\"}},\"revision\":2}\n\n");
}

TEST_CASE("rest_door: a stream ends when its token is void", "[signalling][rest]") {
  fixture box;
  auto behind = std::make_shared<fake_answerer>();
  box.door.handle(box.request("GET", "/api/v1/events", "for-hosts"), net::http_responder{behind});
  REQUIRE(box.house.pending.size() == 1);
  box.house.pending[0]();
  CHECK(behind->stream->is_open);
  box.house.unreachable = true; // no reason to end it
  REQUIRE(box.house.pending.size() == 2);
  box.house.pending[1]();
  CHECK(behind->stream->is_open);
  box.house.unreachable = false;
  box.house.void_tokens = true;
  REQUIRE(box.house.pending.size() == 3);
  box.house.pending[2]();
  CHECK_FALSE(behind->stream->is_open);
  CHECK(behind->stream->sent.back() == "event: bye\ndata: {\"reason\":\"token_void\"}\n\n");
}

TEST_CASE("rest_door: a page that is merely open does not use its session", "[signalling][rest]") {
  fixture box;
  auto glanced = [&] { return box.house.checked.back().glance; };
  auto behind = std::make_shared<fake_answerer>();
  box.door.handle(box.request("GET", "/api/v1/events", "for-hosts"), net::http_responder{behind});
  CHECK(glanced());
  box.house.pending[0]();
  CHECK(glanced());
  CHECK(box.answer_to(box.request("GET", "/api/v1/room", "for-hosts")).status == 200);
  CHECK_FALSE(glanced());
  auto by_itself = box.request("GET", "/api/v1/room", "for-hosts");
  by_itself.headers.emplace_back("Tessera-Background", "1");
  CHECK(box.answer_to(by_itself).status == 200);
  CHECK(glanced());
}

TEST_CASE("rest_door: only who may make the call gets room for a large body",
          "[signalling][rest]") {
  fixture box;
  auto judged = [&](std::string method, std::string path, const std::string& token) {
    unsigned status = 0;
    box.door.judge_large_body(box.request(std::move(method), std::move(path), token),
                              [&](const std::optional<net::http_response>& refusal) {
                                status = refusal ? refusal->status : 200;
                              });
    return status;
  };
  const std::string picture = "/api/v1/images/logo";
  CHECK(judged("PUT", picture, "") == 401);
  CHECK(judged("PUT", picture, "guessed") == 401);
  CHECK(judged("PUT", picture, "for-hosts") == 403);
  CHECK(judged("PUT", picture, "for-metrics") == 403);
  CHECK(judged("PUT", picture, "for-admins") == 200);
  CHECK(judged("PUT", "/api/v1/certificate", "for-hosts") == 403);
  CHECK(judged("PUT", "/api/v1/nothing", "for-admins") == 404);
  box.house.void_tokens = true;
  CHECK(judged("PUT", picture, "for-admins") == 401);
  box.house.unreachable = true;
  CHECK(judged("PUT", picture, "for-admins") >= 500);
  unsigned last = 0;
  for (int i = 0; i < 200 && last != 429; ++i)
    last = judged("PUT", picture, "guessed");
  CHECK(last == 429); // nobody asks for tokens without end
}

TEST_CASE("rest_door: half a letter in an error text is no fault of the box",
          "[signalling][rest]") {
  fixture box;
  const auto odd = std::string(63, 'a') + "\u00e9";
  auto twice = box.with_body(box.request("POST", "/api/v1/shares/s1/pause", "for-hosts"),
                             json{{"share", "s2"}, {odd, 1}}.dump(),
                             "application/json");
  CHECK(box.answer_to(twice).status == 400);
  box.house.text_of_error = std::string(63, 'a') + "\xc3";
  auto refused = box.answer_to(box.request("POST", "/api/v1/meeting/end", "for-hosts"));
  CHECK(refused.status == 400);
  CHECK(json::parse(*refused.body)["error"]["name"] == "invalid_argument");
}

TEST_CASE("rest_door: a body that is nested without end is refused", "[signalling][rest]") {
  fixture box;
  std::string deep = R"({"password": )" + std::string(60'000, '[') + std::string(60'000, ']') + "}";
  auto response = box.answer_to(
      box.with_body(box.request("POST", "/api/v1/session"), deep, "application/json"));
  CHECK(response.status == 400);
  CHECK(box.house.callers.empty());
}
