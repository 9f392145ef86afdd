// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "page_fixture.hpp"
#include "signalling/host_watch.hpp"

#include <utility>

using namespace tessera;
using namespace tessera::signalling;
using json = nlohmann::json;

namespace {

struct watched_page : page_fixture {
  host_watch watch{house, [this] { return std::vector{session}; }};

  watched_page() {
    shared.on_host = [this] { watch.begin(); };
    document("/meeting/started_at", 1000);
  }
  void document(const char* where, json value) {
    house.document[json::json_pointer{where}] = std::move(value);
    watch.show(house.document);
    session->show(house.document);
  }
  /// Lets the time until the next look pass.
  void pulse() {
    socket->sent.clear();
    for (auto& work : std::exchange(house.pending, {}))
      work();
  }
  /// Why it is a host no more; "" when it was not told so.
  [[nodiscard]] std::string closed() const {
    for (const auto& one : socket->sent) {
      if (one.value("method", "") == "host.closed")
        return one["params"]["reason"];
    }
    return {};
  }
};

} // namespace

TEST_CASE("host_watch: a page by a token is a host no longer than the token holds",
          "[signalling][host]") {
  watched_page page;
  REQUIRE(page.error_of("host.open", {{"token", "for-hosts"}}) == "no error");
  page.pulse();
  CHECK(page.closed().empty());
  CHECK(page.error_of("meeting.end") == "no error");
  page.house.void_tokens = true;
  page.pulse();
  CHECK(page.closed() == "token_void");
  CHECK(page.error_of("meeting.end") == "not_allowed");
  page.socket->sent.clear();
  page.document("/meeting/pin", "9999");
  CHECK(page.socket->sent.empty());  // it sees nothing of the room any more
  CHECK(page.house.pending.empty()); // and nobody looks any more
}

TEST_CASE("host_watch: who cannot be asked takes no role away", "[signalling][host]") {
  watched_page page;
  REQUIRE(page.error_of("host.open", {{"token", "for-hosts"}}) == "no error");
  page.house.unreachable = true;
  page.pulse();
  CHECK(page.closed().empty());
  page.house.unreachable = false;
  page.house.void_tokens = true;
  page.pulse();
  CHECK(page.closed() == "token_void");
}

TEST_CASE("host_watch: an open page does not use its session, a call does", "[signalling][host]") {
  watched_page page;
  REQUIRE(page.error_of("host.open", {{"token", "for-admins"}}) == "no error");
  CHECK_FALSE(page.house.checked.back().glance);
  page.call("ping");
  page.call("thumbnail.get", {{"share", "s1"}});
  page.pulse();
  CHECK(page.house.checked.back().glance);
  page.call("pin.new");
  page.pulse();
  CHECK_FALSE(page.house.checked.back().glance);
  page.pulse();
  CHECK(page.house.checked.back().glance);
}

TEST_CASE("host_watch: with another code those by the old one are guests", "[signalling][host]") {
  watched_page page;
  page.join();
  REQUIRE(page.error_of("host.open", {{"code", "12345678"}}) == "no error");
  page.house.log.clear();
  page.watch.look();
  CHECK(page.closed().empty());
  page.house.host_code = "87654321";
  SECTION("found by the next look") {
    page.pulse();
  }
  SECTION("at once, when settings change") {
    page.socket->sent.clear();
    page.watch.look();
  }
  REQUIRE(page.closed() == "code_changed");
  const auto& told = page.socket->sent.front()["params"];
  CHECK(told["room"]["room"]["name"] == "Oslo");
  CHECK(told.dump().find("4829") == std::string::npos); // a guest's view has no PIN
  // A guest in the document too: the meeting takes it for a resume of the same device.
  CHECK(page.house.resumed.back() == "p1 epoch tablet-1");
  CHECK(page.error_of("pin.show") == "not_allowed");
  CHECK(page.error_of("chat.send", {{"text", "still here"}}) == "no error");
  CHECK(page.error_of("host.open", {{"code", "12345678"}}) == "wrong_code");
  CHECK(page.error_of("host.open", {{"code", "87654321"}}) == "no error");
  page.pulse();
  CHECK(page.closed().empty());
}

TEST_CASE("host_watch: the meeting's end makes no page a host of the next one",
          "[signalling][host]") {
  using proof = std::pair<const char*, const char*>;
  for (const auto& [key, value] : {proof{"code", "12345678"}, proof{"token", "for-hosts"}}) {
    for (int next : {0, 3000}) { // 0: none; else the next one has begun already
      INFO(key << " " << next);
      watched_page page;
      page.document("/meeting/started_at", 0);
      REQUIRE(page.error_of("host.open", {{key, value}}) == "no error");
      page.socket->sent.clear();
      page.document("/meeting/started_at", 2000); // it begins: the host was early
      page.document("/meeting/pin", "1111");
      CHECK(page.closed().empty());
      page.document("/meeting/started_at", next);
      CHECK(page.closed() == "meeting_ended");
      CHECK(page.error_of("pin.show") == "not_allowed");
    }
  }
}

TEST_CASE("host_watch: a page that was sent away is no host", "[signalling][host]") {
  watched_page page;
  page.join();
  REQUIRE(page.error_of("host.open", {{"code", "12345678"}}) == "no error");
  page.session->disown();
  page.session->dismiss("removed");
  CHECK(page.error_of("pin.show") == "not_allowed");
}

TEST_CASE("host_watch: one that is a host no more and does nothing is sent away",
          "[signalling][host]") {
  watched_page page;
  REQUIRE(page.error_of("host.open", {{"token", "for-hosts"}}) == "no error");
  page.session->check_idle(monotonic::now() + std::chrono::hours{5});
  CHECK(page.socket->closed_with == 0);
  page.house.void_tokens = true;
  page.pulse();
  page.session->check_idle(monotonic::now() + std::chrono::minutes{9});
  CHECK(page.socket->closed_with == 0);
  page.session->check_idle(monotonic::now() + std::chrono::minutes{11});
  CHECK(page.socket->closed_with == net::close_normal);
}
