// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "http_house.hpp"

#include <future>
#include <memory>
#include <thread>
#include <vector>

using namespace tessera;
using namespace tessera::test;
using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;

namespace {

/// A house whose every answer is a stream, or nothing when there may be none.
class station {
public:
  explicit station(net::http_limits limits = {})
      : box({[this](const net::http_request&, const net::http_responder& responder) {
               net::http_response head;
               head.content_type = "text/event-stream";
               streams.push_back(responder.start_stream(std::move(head)));
               auto stream = streams.back();
               if (stream) {
                 stream->set_on_closed([this](const std::string& why) { ended.push_back(why); });
                 stream->send("data: hello\n\n");
               }
             },
             {},
             {},
             {},
             {}},
            limits) {}
  client tune_in(const std::string& address = "192.0.2.1",
                 const std::string& line = "GET /events") {
    auto page = box.connect(address);
    page.say(request(line));
    return page;
  }
  std::shared_ptr<net::http_stream> last() {
    std::shared_ptr<net::http_stream> found;
    box.on([&] { found = streams.empty() ? nullptr : streams.back(); });
    return found;
  }
  void send(const std::string& text) {
    box.on([&, stream = last()] { stream->send(text); });
  }
  /// Why the first stream ended; waits for it.
  std::string first_end() {
    std::string why;
    auto give_up = std::chrono::steady_clock::now() + 5s;
    while (why.empty() && std::chrono::steady_clock::now() < give_up) {
      box.on([&] { why = ended.empty() ? "" : ended.front(); });
      std::this_thread::yield();
    }
    return why;
  }

  std::vector<std::shared_ptr<net::http_stream>> streams; // on the loop's thread
  std::vector<std::string> ended;                         // likewise
  house box;                                              // goes first
};

} // namespace

TEST_CASE("http_stream: sends piece by piece and ends when told", "[net][http]") {
  station one;
  auto page = one.tune_in();
  auto head = page.head();
  CHECK_THAT(head, StartsWith("HTTP/1.1 200 OK"));
  CHECK_THAT(head, Contains("Content-Type: text/event-stream") && !Contains("Content-Length"));
  CHECK_THAT(head, Contains("Transfer-Encoding: chunked") && Contains("Connection: close"));
  CHECK(page.read_to("\n\n\r\n") == "d\r\ndata: hello\n\n\r\n"); // 13 bytes
  one.send("data: 2\n\n");
  CHECK(page.read_to("\n\n\r\n") == "9\r\ndata: 2\n\n\r\n");
  one.box.on([&, stream = one.streams.back()] {
    stream->send("");
    stream->send("bye");
    stream->close();
    CHECK_FALSE(stream->open());
    stream->send("too late");
    CHECK(one.ended.empty()); // never from within close()
  });
  CHECK(page.read_all() == "3\r\nbye\r\n0\r\n\r\n");
  page.hang_up();
  CHECK(one.first_end() == "closed by us");
  CHECK(one.box.connections() == 0);
}

TEST_CASE("http_stream: HTTP/1.0 gets it without chunks, HEAD only the head", "[net][http]") {
  station one;
  auto old = one.box.connect();
  old.say("GET /events HTTP/1.0\r\n\r\n");
  CHECK_THAT(old.head(), !Contains("chunked"));
  one.box.on([&] { one.streams.back()->close(); });
  CHECK(old.read_all() == "data: hello\n\n");
  auto curious = one.tune_in("192.0.2.1", "HEAD /events");
  CHECK_THAT(curious.read_all(), StartsWith("HTTP/1.1 200 OK") && EndsWith("\r\n\r\n"));
  CHECK(one.last() == nullptr);
}

TEST_CASE("http_stream: tells when the reader has gone", "[net][http]") {
  station one;
  auto page = one.tune_in();
  page.read_to("hello");
  page.hang_up();
  CHECK_FALSE(one.first_end().empty());
  CHECK_FALSE(one.last()->open());
  one.send("nobody hears it");
  // Who asks late is told all the same.
  auto told = std::make_shared<std::promise<void>>();
  one.box.on([&] {
    one.streams.back()->set_on_closed([told](const std::string&) { told->set_value(); });
  });
  CHECK(told->get_future().wait_for(5s) == std::future_status::ready);
}

TEST_CASE("http_stream: cuts who reads too slowly", "[net][http]") {
  net::http_limits limits;
  limits.stream_queue = 64 * 1024;
  station one{limits};
  auto page = one.tune_in();
  page.read_to("hello");
  for (int i = 0; i < 1000 && one.last()->open(); ++i)
    one.send(std::string(4096, 'x'));
  CHECK(one.first_end() == "it reads too slowly");
  CHECK(one.box.connections() == 0);
}

TEST_CASE("http_stream: cuts who takes nothing at all, however little waits", "[net][http]") {
  net::http_limits limits;
  limits.stream_queue = 64 * 1024 * 1024;
  limits.response_write = 30ms;
  station one{limits};
  auto page = one.tune_in();
  page.read_to("hello");
  one.send(std::string(4 * 1024 * 1024, 'x')); // more than the pair of sockets holds
  CHECK(one.first_end() == "it takes nothing any more");
}

TEST_CASE("http_stream: outlives all time limits while it is silent", "[net][http]") {
  net::http_limits limits;
  limits.header_read = limits.body_read = limits.answer = 30ms;
  limits.response_write = limits.keep_alive = 30ms;
  station one{limits};
  auto page = one.tune_in();
  page.read_to("hello\n\n\r\n");
  std::promise<void> later;
  net::timer clock;
  one.box.on([&] { clock = net::call_after(one.box.loop, 120ms, [&] { later.set_value(); }); });
  later.get_future().get();
  CHECK(one.last()->open());
  one.send("still");
  CHECK(page.read_to("still\r\n") == "5\r\nstill\r\n");
}

TEST_CASE("http_stream: cuts who keeps talking into it", "[net][http]") {
  station one;
  auto page = one.tune_in();
  page.read_to("hello");
  CHECK(page.say(request("GET /pipelined")));
  for (int i = 0; i < 100 && page.say(std::string(1024, 'x')); ++i) {
  }
  CHECK(one.first_end() == "it talks into a stream");
}

TEST_CASE("http_stream: there are so many and no more", "[net][http]") {
  net::http_limits limits;
  limits.streams = 3;
  limits.streams_per_source = 2;
  station one{limits};
  auto first = one.tune_in();
  first.read_to("hello");
  auto second = one.tune_in();
  second.read_to("hello");
  auto third = one.tune_in();
  CHECK_THAT(third.head(), StartsWith("HTTP/1.1 503") && Contains("Retry-After"));
  auto elsewhere = one.tune_in("192.0.2.2");
  CHECK_THAT(elsewhere.read_to("hello"), StartsWith("HTTP/1.1 200"));
  auto fourth = one.tune_in("192.0.2.3");
  CHECK_THAT(fourth.head(), StartsWith("HTTP/1.1 503"));
  first.hang_up();
  one.first_end();
  auto again = one.tune_in("192.0.2.3");
  CHECK_THAT(again.read_to("hello"), StartsWith("HTTP/1.1 200"));
}
