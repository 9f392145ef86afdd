// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "http_house.hpp"

#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace tessera;
using namespace tessera::test;
using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;

TEST_CASE("http_session: answers at once and goes on", "[net][http]") {
  house box{echo()};
  auto page = box.connect();
  page.say(request("PUT /a", "Content-Length: 2\r\n", "hi") + request("HEAD /b") +
           request("GET /c"));
  CHECK_THAT(page.read_to("PUT /a hi"), EndsWith("\r\n\r\nPUT /a hi"));
  auto head = page.head();
  CHECK_THAT(head, StartsWith("HTTP/1.1 200 OK"));
  CHECK_THAT(head, Contains("Content-Length: 8"));
  CHECK_THAT(page.read_to("GET /c "), StartsWith("HTTP/1.1 200 OK"));
}

TEST_CASE("http_session: 204 has no body even when the handler gives one", "[net][http]") {
  house box{{net::http_server::at_once([](const auto&) { return net::text_response(204, "x"); }),
             {},
             {},
             {},
             {}}};
  auto page = box.connect();
  page.say(request("DELETE /a") + request("OPTIONS /", "Connection: close\r\n"));
  CHECK_THAT(page.head(), StartsWith("HTTP/1.1 204"));
  CHECK_THAT(page.read_all(), StartsWith("HTTP/1.1 204") && EndsWith("\r\n\r\n"));
}

TEST_CASE("http_session: late answers come in the order of the requests", "[net][http]") {
  desk one;
  house box{answered_by(one)};
  auto page = box.connect();
  page.say(request("GET /first") + request("GET /second"));
  auto [first, answer_first] = one.next();
  CHECK(first.path == "/first");
  // The second one is not shown to the handler before the first one is answered.
  box.on([] {});
  CHECK(one.empty());
  box.on([responder = answer_first] { responder.answer(net::text_response(200, "1")); });
  auto [second, answer_second] = one.next();
  CHECK(second.path == "/second");
  box.on([&, responder = answer_second] {
    responder.answer(net::text_response(200, "2"));
    responder.answer(net::text_response(200, "too late"));
    CHECK(responder.answered());
  });
  CHECK_THAT(page.read_to("\r\n\r\n1"), EndsWith("\r\n\r\n1"));
  CHECK_THAT(page.read_to("\r\n\r\n2"), EndsWith("\r\n\r\n2"));
}

TEST_CASE("http_session: an answer to a dead connection is thrown away", "[net][http]") {
  desk one;
  house box{answered_by(one)};
  auto page = box.connect();
  page.say(request("GET /slow"));
  auto [asked, responder] = one.next();
  page.hang_up();
  box.on([&, r = responder] { r.answer(net::text_response(200, std::string(1 << 20, 'x'))); });
  box.on([&] { box.core->cut(box.last_id, "the test says so"); });
  CHECK(box.connections() == 0);
  // Cut while a responder is still held, too.
  auto other = box.connect();
  other.say(request("GET /slow"));
  auto [asked_too, late] = one.next();
  box.on([&, r = late] {
    box.core->cut(box.last_id, "the test says so");
    r.answer(net::text_response(200, "nobody hears it"));
    CHECK(r.start_stream({}) == nullptr);
  });
  CHECK(other.read_all().empty());
}

TEST_CASE("http_session: a responder may be dropped anywhere and at any time", "[net][http]") {
  desk one;
  std::optional<net::http_responder> outlives;
  {
    house box{answered_by(one)};
    auto page = box.connect();
    page.say(request("GET /forgotten") + request("GET /kept"));
    { auto forgotten = one.next(); } // on this thread, not the loop's
    CHECK_THAT(page.head(), StartsWith("HTTP/1.1 500"));
    outlives = one.next().second;
  }
  outlives->answer(net::text_response(200, "no more"));
  outlives.reset();
}

TEST_CASE("http_session: who gets no answer in time gets 504", "[net][http]") {
  desk one;
  net::http_limits limits;
  limits.answer = 20ms;
  house box{answered_by(one), limits};
  auto page = box.connect();
  page.say(request("GET /slow"));
  auto kept = one.next();
  CHECK_THAT(page.read_all(), StartsWith("HTTP/1.1 504") && Contains("Connection: close"));
}

TEST_CASE("http_session: a handler that throws gives 500", "[net][http]") {
  house box{
      {[](const net::http_request&, const net::http_responder&) { throw std::runtime_error{"x"}; },
       {},
       {},
       {},
       {}}};
  auto page = box.connect();
  page.say(request("GET /"));
  CHECK_THAT(page.read_all(), StartsWith("HTTP/1.1 500"));
}

TEST_CASE("http_session: each request may have a limit of its own", "[net][http]") {
  auto handlers = echo();
  handlers.body_limit = [](const net::http_request& head) {
    CHECK(head.body.empty());
    return head.path == "/upload" ? std::size_t{100'000} : std::size_t{10};
  };
  house box{handlers};
  auto page = box.connect();
  page.say(request("POST /upload", "Content-Length: 100000\r\n", std::string(100'000, 'u')));
  CHECK_THAT(page.read_to("POST /upload " + std::string(100'000, 'u')), EndsWith("uuu"));
  // Told at once, before the body: it never comes here.
  page.say(request("POST /note", "Content-Length: 11\r\n"));
  CHECK_THAT(page.read_all(), StartsWith("HTTP/1.1 413") && Contains("Connection: close"));
  auto other = box.connect();
  other.say(request("POST /note", "Transfer-Encoding: chunked\r\n", "b\r\nhello"));
  CHECK_THAT(other.read_all(), StartsWith("HTTP/1.1 413"));
}

TEST_CASE("http_session: without a hook 16 KiB may come", "[net][http]") {
  house box{echo()};
  auto page = box.connect();
  page.say(request("POST /", "Content-Length: 16384\r\n", std::string(16'384, 'u')));
  CHECK_THAT(page.read_to("uuuu"), StartsWith("HTTP/1.1 200"));
  auto other = box.connect();
  other.say(request("POST /", "Content-Length: 16385\r\n"));
  CHECK_THAT(other.read_all(), StartsWith("HTTP/1.1 413"));
}

TEST_CASE("http_session: a head can be refused before its body comes", "[net][http]") {
  auto handlers = echo();
  handlers.refuse_body = [](const net::http_request& head) -> std::optional<net::http_response> {
    if (head.header("Authorization").empty())
      return net::text_response(401, "Who are you?\n");
    return std::nullopt;
  };
  house box{handlers};
  auto page = box.connect();
  page.say(request("POST /upload", "Content-Length: 5\r\nExpect: 100-continue\r\n"));
  CHECK_THAT(page.read_all(), StartsWith("HTTP/1.1 401 Unauthorized"));
}

TEST_CASE("http_session: says 100 when the body waits for it", "[net][http]") {
  house box{echo()};
  auto page = box.connect();
  page.say(request("POST /", "Content-Length: 5\r\nExpect: 100-continue\r\n"));
  CHECK(page.head() == "HTTP/1.1 100 Continue\r\n\r\n");
  page.say("hello");
  CHECK_THAT(page.read_to("hello"), StartsWith("HTTP/1.1 200"));
  // Not when it is here already, nor when it may not come.
  page.say(request("POST /", "Content-Length: 5\r\nExpect: 100-continue\r\n", "hello"));
  CHECK_THAT(page.read_to("hello"), StartsWith("HTTP/1.1 200"));
  page.say(request("POST /", "Content-Length: 99999\r\nExpect: 100-continue\r\n"));
  CHECK_THAT(page.read_all(), StartsWith("HTTP/1.1 413"));
}

TEST_CASE("http_session: a body that trickles is cut", "[net][http]") {
  net::http_limits limits;
  limits.body_read = 100ms;
  limits.body_bytes = 1024 * 1024 * 1024; // more than single bytes can be in the time
  limits.body_pace = limits.body_bytes * 10;
  house box{echo(), limits};
  auto page = box.connect();
  page.say(request("POST /", "Content-Length: 1000000000\r\n"));
  auto start = std::chrono::steady_clock::now();
  // Each byte is progress, and would keep a mere idle time-out from ending it.
  bool open = true;
  while (open && std::chrono::steady_clock::now() - start < 5s) {
    open = page.say("x");
    std::this_thread::yield();
  }
  CHECK_FALSE(open);
  CHECK(page.read_all().empty());
}

TEST_CASE("http_session: large bodies have a limit together", "[net][http]") {
  auto handlers = echo();
  handlers.body_limit = [](const auto&) { return std::size_t{60'000}; };
  net::http_limits limits;
  limits.all_bodies = 100'000;
  house box{handlers, limits};
  auto first = box.connect();
  first.say(request("POST /", "Content-Length: 60000\r\nExpect: 100-continue\r\n"));
  first.head();
  auto second = box.connect();
  second.say(request("POST /", "Content-Length: 60000\r\n"));
  CHECK_THAT(second.read_all(), StartsWith("HTTP/1.1 503"));
  first.say(std::string(60'000, 'x'));
  first.read_to("xxxx");
  auto third = box.connect();
  third.say(request("POST /", "Content-Length: 60000\r\nExpect: 100-continue\r\n"));
  CHECK(third.head() == "HTTP/1.1 100 Continue\r\n\r\n");
}

TEST_CASE("http_session: a large body has no room before the verdict", "[net][http]") {
  std::vector<net::http_server::verdict> asked; // on the loop's thread only
  auto handlers = echo();
  handlers.body_limit = [](const auto&) { return std::size_t{60'000}; };
  handlers.judge_large_body = [&](const net::http_request& head, net::http_server::verdict then) {
    CHECK(head.path == "/upload");
    asked.push_back(std::move(then));
  };
  net::http_limits limits;
  limits.all_bodies = 60'000;
  house box{handlers, limits};
  auto upload = request("POST /upload", "Content-Length: 60000\r\nExpect: 100-continue\r\n");
  auto count = [&] {
    std::size_t now = 0;
    box.on([&] { now = asked.size(); });
    return now;
  };
  std::deque<client> all;
  for (std::size_t i = 0; i < 4; ++i) {
    all.push_back(box.connect());
    all.back().say(upload);
    while (count() <= i)
      std::this_thread::yield();
  }
  box.on([&] {
    CHECK(box.core->bodies.taken() == 0);
    asked[3]({});
    CHECK(box.core->bodies.taken() == 60'000);
    asked[0](net::text_response(401, "Who are you?\n"));
    asked[1]({});
    asked[1]({}); // the first one counts
  });
  CHECK(all[3].head() == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK_THAT(all[0].read_all(), StartsWith("HTTP/1.1 401"));
  CHECK_THAT(all[1].read_all(), StartsWith("HTTP/1.1 503"));
  // One that went meanwhile is nobody's business any more, and a small body is not asked for.
  box.on([&] {
    box.core->cut(box.last_id - 1, "the test says so");
    asked[2]({});
  });
  all[3].say(std::string(60'000, 'x'));
  CHECK_THAT(all[3].read_to("xxxx"), StartsWith("HTTP/1.1 200"));
  all[3].say(request("POST /note", "Content-Length: 2\r\n", "hi"));
  CHECK_THAT(all[3].read_to("POST /note hi"), Contains("HTTP/1.1 200"));
  CHECK(count() == 4);
  box.on([&] { CHECK(box.core->bodies.taken() == 0); });
}

TEST_CASE("http_session: a verdict at once, and none at all", "[net][http]") {
  auto handlers = echo();
  handlers.body_limit = [](const auto&) { return std::size_t{60'000}; };
  handlers.judge_large_body = [](const net::http_request& head, net::http_server::verdict then) {
    if (head.path == "/throws")
      throw std::runtime_error{"x"};
    if (head.path != "/never")
      then(std::nullopt);
  };
  net::http_limits limits;
  limits.answer = 20ms;
  house box{handlers, limits};
  auto page = box.connect();
  for (int i = 0; i < 2; ++i) {
    page.say(request("POST /", "Transfer-Encoding: chunked\r\n", "2\r\nhi\r\n0\r\n\r\n"));
    CHECK_THAT(page.read_to("POST / hi"), StartsWith("HTTP/1.1 200"));
  }
  page.say(request("POST /throws", "Content-Length: 20000\r\n"));
  CHECK_THAT(page.read_all(), StartsWith("HTTP/1.1 500"));
  auto other = box.connect();
  other.say(request("POST /never", "Content-Length: 20000\r\n"));
  CHECK(other.read_all().empty());
}

TEST_CASE("http_session: one address does not take the room of all", "[net][http]") {
  auto handlers = echo();
  handlers.body_limit = [](const auto&) { return std::size_t{60'000}; };
  net::http_limits limits;
  limits.all_bodies = 300'000;
  limits.source_bodies = 100'000;
  house box{handlers, limits};
  auto upload = request("POST /", "Content-Length: 60000\r\nExpect: 100-continue\r\n");
  auto first = box.connect("192.0.2.1");
  first.say(upload);
  CHECK(first.head() == "HTTP/1.1 100 Continue\r\n\r\n");
  auto second = box.connect("192.0.2.1");
  second.say(upload);
  CHECK_THAT(second.read_all(), StartsWith("HTTP/1.1 429") && Contains("Retry-After: 5"));
  auto other = box.connect("192.0.2.2");
  other.say(upload);
  CHECK(other.head() == "HTTP/1.1 100 Continue\r\n\r\n");
}

TEST_CASE("http_session: two lengths for one body are refused", "[net][http]") {
  house box{echo()};
  auto page = box.connect();
  page.say(request("POST /",
                   "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                   "0\r\n\r\n" + request("GET /smuggled")));
  auto answer = page.read_all();
  CHECK_THAT(answer, StartsWith("HTTP/1.1 400"));
  CHECK_THAT(answer, !Contains("smuggled"));
}

TEST_CASE("http_session: an upgrade with a body is refused", "[net][http]") {
  auto handlers = echo();
  handlers.on_websocket = [](const auto&) {};
  house box{handlers};
  auto page = box.connect();
  page.say(request("GET /ws",
                   "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nContent-Length: 2\r\n",
                   "hi"));
  CHECK_THAT(page.read_all(), StartsWith("HTTP/1.1 400"));
}

TEST_CASE("http_session: an upgrade becomes a WebSocket", "[net][http]") {
  auto handlers = echo();
  handlers.on_websocket = [](const std::shared_ptr<net::websocket>& socket) {
    socket->set_handlers({});
    socket->send("hello");
  };
  house box{handlers};
  auto page = box.connect();
  page.say(request("GET /ws",
                   "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
  auto head = page.head();
  CHECK_THAT(head, StartsWith("HTTP/1.1 101"));
  CHECK_THAT(head, Contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")); // the vector of RFC 6455 1.3
  CHECK(page.read_to("hello") == "\x81\x05hello");
}
