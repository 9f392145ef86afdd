// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/request_reader.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tessera;
using step = net::request_reader::step;

namespace {

constexpr std::size_t header_bytes = 1024;
constexpr std::size_t body_bytes = 16;

struct reading {
  step end = step::more;
  unsigned status = 0; // of the refusal
  net::http_request request;
};

/// Reads until it needs more, a request is whole, or it is refused; bodies up to body_bytes.
reading read_on(net::request_reader& reader) {
  reading out;
  out.end = reader.next();
  while (out.end == step::head) {
    if (reader.plan().expected())
      reader.limit_body(body_bytes);
    out.end = reader.next();
  }
  if (out.end == step::refused)
    out.status = reader.refusal().status;
  if (out.end == step::whole)
    out.request = reader.take();
  return out;
}

net::request_reader fresh() {
  return {header_bytes, "192.0.2.1", true};
}

/// The same outcome in one piece and byte by byte.
reading read_all(const std::string& text) {
  auto at_once = fresh();
  at_once.feed(text);
  auto whole = read_on(at_once);
  auto slow = fresh();
  reading last;
  for (char c : text) {
    slow.feed({&c, 1});
    last = read_on(slow);
    if (last.end != step::more)
      break;
  }
  CHECK(whole.end == last.end);
  CHECK(whole.status == last.status);
  CHECK(whole.request.body == last.request.body);
  return whole;
}

std::string post(const std::string& fields, const std::string& body = "") {
  return "POST /api HTTP/1.1\r\nHost: box\r\n" + fields + "\r\n" + body;
}

unsigned refused(const std::string& text) {
  auto outcome = read_all(text);
  return outcome.end == step::refused ? outcome.status : 0;
}

} // namespace

TEST_CASE("request_reader: hands over head and body", "[net][http]") {
  auto outcome = read_all(post("Content-Length: 5\r\n", "hello"));
  REQUIRE(outcome.end == step::whole);
  CHECK(outcome.request.method == "POST");
  CHECK(outcome.request.path == "/api");
  CHECK(outcome.request.body == "hello");
  CHECK(outcome.request.remote_address == "192.0.2.1");
  CHECK(outcome.request.secure);
}

TEST_CASE("request_reader: puts chunks together and forgets trailers", "[net][http]") {
  auto outcome = read_all(post("Transfer-Encoding: chunked\r\n",
                               "2\r\nhe\r\n3;x=\"y\"\r\nllo\r\n0\r\nX-Late: secret\r\n\r\n"));
  REQUIRE(outcome.end == step::whole);
  CHECK(outcome.request.body == "hello");
  CHECK(outcome.request.header("X-Late").empty());
}

TEST_CASE("request_reader: an empty chunked body may come in pieces", "[net][http]") {
  auto outcome = read_all(post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"));
  CHECK(outcome.end == step::whole);
  CHECK(outcome.request.body.empty());
}

TEST_CASE("request_reader: any method may have a body", "[net][http]") {
  for (std::string method : {"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    auto outcome = read_all(method + " /x HTTP/1.1\r\nHost: box\r\nContent-Length: 2\r\n\r\nok");
    REQUIRE(outcome.end == step::whole);
    CHECK(outcome.request.body == "ok");
  }
}

TEST_CASE("request_reader: keeps what stands behind a request for the next one", "[net][http]") {
  auto reader = fresh();
  reader.feed(post("Content-Length: 3\r\n", "one") + post("Content-Length: 3\r\n", "two"));
  CHECK(read_on(reader).request.body == "one");
  CHECK(reader.unread());
  reader.restart();
  CHECK(read_on(reader).request.body == "two");
  CHECK_FALSE(reader.unread());
}

TEST_CASE("request_reader: refuses a body over the limit at its first sign", "[net][http]") {
  CHECK(refused(post("Transfer-Encoding: chunked\r\n", "11\r\nx")) == 413); // 0x11 > 16
  CHECK(refused(post("Transfer-Encoding: chunked\r\n", "f\r\n123456789012345\r\n2\r\n")) == 413);
  CHECK(refused(post("Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\n")) == 413);
  CHECK(refused(post("Transfer-Encoding: chunked\r\n", "10\r\n1234567890123456\r\n0\r\n\r\n")) ==
        0);
}

TEST_CASE("request_reader: refuses what could smuggle a request", "[net][http]") {
  const std::string smuggled = "0\r\n\r\nGET /admin HTTP/1.1\r\nHost: box\r\n\r\n";
  CHECK(refused(post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", smuggled)) == 400);
  CHECK(refused(post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", smuggled)) == 400);
  CHECK(refused(post("Content-Length: 5\r\nContent-Length: 6\r\n", smuggled)) == 400);
  CHECK(refused(post("Content-Length: 5\r\nContent-Length: 5\r\n", smuggled)) == 400);
  CHECK(refused(post("Content-Length: 5, 5\r\n", smuggled)) == 400);
  CHECK(refused(post("Content-Length: +5\r\n", smuggled)) == 400);
  CHECK(refused(post("Content-Length : 5\r\n", smuggled)) == 400);
  CHECK(refused(post("Content-Length: -5\r\n", smuggled)) == 400);
  CHECK(refused(post("Transfer-Encoding: gzip\r\n", smuggled)) == 501);
  CHECK(refused(post("Transfer-Encoding: chunked, gzip\r\n", smuggled)) == 501);
  CHECK(refused(post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", smuggled)) ==
        400);
  CHECK(refused(post("Transfer-Encoding : chunked\r\n", smuggled)) == 400);
  CHECK(refused(post("Transfer-Encoding: \x0b"
                     "chunked\r\n",
                     smuggled)) != 0);
  CHECK(refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + smuggled) == 400);
  CHECK(refused(post("Host: other\r\n")) == 400);
}

TEST_CASE("request_reader: refuses bad chunks", "[net][http]") {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  CHECK(refused(post(chunked, "zz\r\nhello\r\n")) == 400);
  CHECK(refused(post(chunked, "-1\r\nhello\r\n")) == 400);
  CHECK(refused(post(chunked, "2\r\nhello\r\n")) == 400);
  CHECK(refused(post(chunked, "2\nhe\r\n0\r\n\r\n")) == 400);
}

TEST_CASE("request_reader: keeps no endless line beside the body", "[net][http]") {
  CHECK(refused(post("Transfer-Encoding: chunked\r\n",
                     "2;" + std::string(2 * header_bytes, 'x'))) == 431);
  CHECK(refused(post("Transfer-Encoding: chunked\r\n",
                     "0\r\nX: " + std::string(2 * header_bytes, 'x'))) == 431);
  CHECK(refused("GET / HTTP/1.1\r\nHost: box\r\nX: " + std::string(2 * header_bytes, 'x')) == 431);
}

TEST_CASE("request_reader: a body needs leave", "[net][http]") {
  auto reader = fresh();
  reader.feed(post("Transfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\n\r\n"));
  REQUIRE(reader.next() == step::head);
  CHECK(reader.plan().chunked);
  REQUIRE(reader.next() == step::refused);
  CHECK(reader.refusal().status == 413);
}

TEST_CASE("request_reader: knows an upgrade", "[net][http]") {
  auto reader = fresh();
  reader.feed("GET /ws HTTP/1.1\r\nHost: box\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  REQUIRE(reader.next() == step::head);
  REQUIRE(reader.next() == step::whole);
  CHECK(reader.upgrade());
  CHECK(reader.take_upgrade());
}
