// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/rpc_line_session.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace rpc = tessera::rpc;
using tessera::errc;
using tessera::failure;
using tessera::json_rpc::json;
using tessera::net::rpc_line_session;

namespace {

/// Keeps what was sent instead of sending it.
class recorded_connection final : public tessera::net::line_connection {
public:
  [[nodiscard]] std::uint64_t id() const noexcept override { return 1; }
  [[nodiscard]] const tessera::net::peer_credentials& peer() const noexcept override {
    return peer_;
  }
  void set_handlers(handlers) override {}
  void send_line(std::string line) override {
    REQUIRE_FALSE(closed);
    sent.push_back(json::parse(line));
  }
  void close() override { closed = true; }

  std::vector<json> sent;
  bool closed = false;

private:
  tessera::net::peer_credentials peer_;
};

struct client {
  explicit client(rpc::role who = rpc::role::kiosk)
      : session(wire,
                {who, "0.1.0", "secret-session"},
                {[this] { ++hellos; },
                 [this](tessera::json_rpc::call call) { calls.push_back(std::move(call)); }}) {}

  json say(const json& message) { return say_text(message.dump()); }
  // The last thing that was sent because of it; null when nothing was.
  json say_text(const std::string& line) {
    auto before = wire->sent.size();
    session.on_line(line);
    return wire->sent.size() > before ? wire->sent.back() : json{};
  }
  json call(const json& id, const std::string& method, const json& params = json::object()) {
    return say({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
  }
  json hello(const std::string& role = "kiosk") {
    return call(0, "hello", {{"protocol", 1}, {"version", "0.1.0"}, {"role", role}});
  }

  std::shared_ptr<recorded_connection> wire = std::make_shared<recorded_connection>();
  int hellos = 0;
  std::vector<tessera::json_rpc::call> calls;
  rpc_line_session session;
};

std::string error_of(const json& message) {
  return message.is_object() && message.contains("error")
             ? message["error"]["data"]["name"].get<std::string>()
             : "no error";
}

} // namespace

TEST_CASE("rpc_line_session: answers hello with protocol, version and session", "[net][rpc]") {
  client one;
  auto answer = one.hello();
  CHECK(answer["id"] == 0);
  CHECK(answer["result"] ==
        json{{"protocol", 1}, {"version", "0.1.0"}, {"session", "secret-session"}});
  CHECK(one.hellos == 1);
  CHECK(one.session.ready());
}

TEST_CASE("rpc_line_session: refuses any call before hello", "[net][rpc]") {
  client one;
  for (const auto* method : {"room.get", "ping", "pin.new", "no.such.method"})
    CHECK(error_of(one.call(1, method)) == "unauthenticated");
  // As a notification, too: it must have no effect.
  CHECK(error_of(one.say({{"jsonrpc", "2.0"}, {"method", "share.stop"}})) == "unauthenticated");
  CHECK(error_of(one.say({{"jsonrpc", "2.0"}, {"method", "hello"}})) == "unauthenticated");
  CHECK(one.calls.empty());
  CHECK_FALSE(one.session.ready());
  CHECK(one.hello().contains("result"));
}

TEST_CASE("rpc_line_session: another protocol number is refused and both are named", "[net][rpc]") {
  client one;
  auto answer = one.call(1, "hello", {{"protocol", 2}, {"version", "9"}, {"role", "kiosk"}});
  CHECK(error_of(answer) == "version_mismatch");
  auto text = answer["error"]["message"].get<std::string>();
  CHECK(text.find("protocol 1") != std::string::npos);
  CHECK(text.find("protocol 2") != std::string::npos);
  CHECK(one.wire->closed);
  CHECK_FALSE(one.session.ready());
}

TEST_CASE("rpc_line_session: the socket decides the role, not the client", "[net][rpc]") {
  for (const auto* role : {"admin", "host", "anyone", "Kiosk"}) {
    client one{rpc::role::kiosk};
    CHECK(error_of(one.hello(role)) == "not_allowed");
    CHECK(one.wire->closed);
    CHECK_FALSE(one.session.ready());
  }
  client two{rpc::role::admin};
  CHECK(error_of(two.hello("kiosk")) == "not_allowed");
}

TEST_CASE("rpc_line_session: a hello without its parts is refused", "[net][rpc]") {
  for (const auto& params : {json::object(),
                             json{{"protocol", "1"}, {"version", "1"}, {"role", "kiosk"}},
                             json{{"protocol", 1}, {"version", "1"}},
                             json{{"protocol", 1}, {"role", "kiosk"}},
                             json{{"protocol", 1}, {"version", 1}, {"role", "kiosk"}}}) {
    client one;
    INFO(params);
    CHECK(error_of(one.call(1, "hello", params)) == "invalid_argument");
    CHECK_FALSE(one.session.ready());
  }
}

TEST_CASE("rpc_line_session: nothing is done after a refused hello", "[net][rpc]") {
  client one;
  one.hello("admin");
  CHECK(one.hello().is_null());
  CHECK(one.call(2, "pin.new").is_null());
  CHECK(one.calls.empty());
}

TEST_CASE("rpc_line_session: a second hello is refused", "[net][rpc]") {
  client one;
  one.hello();
  CHECK(error_of(one.hello()) == "invalid_request");
  CHECK(one.hellos == 1);
}

TEST_CASE("rpc_line_session: passes on what the role may call and nothing else", "[net][rpc]") {
  client one;
  one.hello();
  CHECK(one.call(1, "room.get").is_null());
  CHECK(error_of(one.call(2, "pin.show")) == "not_allowed");
  CHECK(error_of(one.call(3, "join", {{"name", "Ada"}})) == "not_allowed");
  CHECK(error_of(one.call(4, "events.follow")) == "not_allowed");
  CHECK(error_of(one.call(5, "room.changed")) == "method_not_found");
  CHECK(error_of(one.call(6, "rm -rf")) == "method_not_found");
  // A notification of another role's method is neither done nor answered.
  CHECK(one.say({{"jsonrpc", "2.0"}, {"method", "pin.show"}}).is_null());
  REQUIRE(one.calls.size() == 1);
  CHECK(one.calls[0].method == "room.get");
}

TEST_CASE("rpc_line_session: ping is answered at once", "[net][rpc]") {
  client one;
  one.hello();
  CHECK(one.call("a", "ping") == json{{"jsonrpc", "2.0"}, {"id", "a"}, {"result", json::object()}});
}

TEST_CASE("rpc_line_session: one id gets one answer", "[net][rpc]") {
  client one;
  one.hello();
  one.call(7, "pin.new");
  CHECK(error_of(one.call(7, "pin.new")) == "invalid_request");
  one.session.answer(json(7), json{{"pin", "1"}});
  auto count = one.wire->sent.size();
  CHECK(one.wire->sent.back()["result"]["pin"] == "1");
  one.session.answer(json(7), json{{"pin", "2"}});
  one.session.answer(json(8), json{{"pin", "3"}});
  one.session.answer({}, json{{"pin", "4"}});
  CHECK(one.wire->sent.size() == count);
  // Answered: it may be used again. "7" is another id than 7.
  CHECK(one.call(7, "pin.new").is_null());
  CHECK(one.call("7", "pin.new").is_null());
  CHECK(one.calls.size() == 3);
}

TEST_CASE("rpc_line_session: ids of other types are refused", "[net][rpc]") {
  client one;
  one.hello();
  for (const auto& id : {json(nullptr),
                         json(1.5),
                         json::array({1}),
                         json::object(),
                         json(true),
                         json(std::string(65, 'x'))}) {
    INFO(id);
    auto answer = one.call(id, "room.get");
    CHECK(error_of(answer) == "invalid_request");
    CHECK(answer["id"].is_null());
  }
  CHECK(one.calls.empty());
}

TEST_CASE("rpc_line_session: so many calls may wait and no more", "[net][rpc]") {
  client one;
  one.hello();
  for (std::size_t i = 0; i < rpc_line_session::max_waiting; ++i)
    CHECK(one.call(i, "room.get").is_null());
  CHECK(error_of(one.call("more", "room.get")) == "rate_limited");
  one.session.answer(json(0), json::object());
  CHECK(one.call("more", "room.get").is_null());
}

TEST_CASE("rpc_line_session: garbage is answered, and too much of it ends the session",
          "[net][rpc]") {
  client one;
  one.hello();
  CHECK(error_of(one.say_text("not json")) == "parse_error");
  CHECK(error_of(one.say_text("[]")) == "invalid_request");
  CHECK(error_of(one.say_text(std::string(1000, '['))) == "parse_error");
  CHECK(error_of(one.say_text(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[1]})")) ==
        "invalid_request");
  CHECK(error_of(one.say_text(R"({"jsonrpc":"1.0","id":1,"method":"ping"})")) == "invalid_request");
  // A good call in between starts the count anew.
  CHECK(one.call(1, "ping").contains("result"));
  for (int i = 0; i < rpc_line_session::max_faults; ++i) {
    CHECK_FALSE(one.wire->closed);
    one.say_text("not json");
  }
  CHECK(one.wire->closed);
  CHECK(one.wire->sent.back()["method"] == "bye");
  CHECK(one.wire->sent.back()["params"]["reason"] == "faults");
}

TEST_CASE("rpc_line_session: strangers have no more tries than clients", "[net][rpc]") {
  client one;
  for (int i = 0; i < rpc_line_session::max_faults; ++i)
    one.call(i, "room.get");
  CHECK(one.wire->closed);
}

TEST_CASE("rpc_line_session: a line that is too long gets a last word", "[net][rpc]") {
  client one;
  one.hello();
  one.session.on_fault(failure{errc::message_too_large, "too long", {}});
  CHECK(error_of(one.wire->sent.back()) == "message_too_large");
  CHECK(one.call(1, "ping").is_null());

  client two; // within the line limit of the socket, over that of a message
  two.hello();
  CHECK(error_of(two.say_text(std::string(70000, ' '))) == "message_too_large");
}

TEST_CASE("rpc_line_session: the room comes as a snapshot, then as patches", "[net][rpc]") {
  client one;
  one.hello();
  json room{{"meeting", {{"pin", "1234"}}},
            {"participants", {{"p1", {{"name", "Ada"}, {"address", "10.0.0.1"}}}}}};
  one.session.show_room(room);
  auto first = one.wire->sent.back();
  CHECK(first["method"] == "room.snapshot");
  CHECK(first["params"]["revision"] == 1);
  CHECK(first["params"]["room"]["meeting"]["pin"] == "1234");
  CHECK_FALSE(first["params"]["room"]["participants"]["p1"].contains("address"));

  room["participants"]["p1"]["name"] = "Ada L.";
  one.session.show_room(room);
  CHECK(one.wire->sent.back()["method"] == "room.changed");
  CHECK(one.wire->sent.back()["params"] ==
        json{{"revision", 2}, {"patch", {{"participants", {{"p1", {{"name", "Ada L."}}}}}}}});

  auto count = one.wire->sent.size();
  room["participants"]["p1"]["address"] = "10.0.0.2"; // the kiosk may not see it
  one.session.show_room(room);
  CHECK(one.wire->sent.size() == count);
  CHECK(one.session.room_answer(room)["revision"] == 2);
}

TEST_CASE("rpc_line_session: an admin sees the addresses too", "[net][rpc]") {
  client one{rpc::role::admin};
  one.hello("admin");
  json room{{"participants", {{"p1", {{"address", "10.0.0.1"}}}}}};
  auto answer = one.session.room_answer(room);
  CHECK(answer["room"] == room);
}

TEST_CASE("rpc_line_session: says why it closes", "[net][rpc]") {
  client one;
  one.hello();
  one.call(1, "room.get");
  one.session.bye("replaced");
  CHECK(one.wire->sent.back()["params"]["reason"] == "replaced");
  CHECK(one.wire->closed);
  one.session.answer(json(1), json::object()); // must not be sent: see recorded_connection
  one.session.bye("again");
}
