// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/response_head.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using Catch::Contains;

TEST_CASE("response_head: says status, type and length", "[net][http]") {
  auto head = net::response_head(net::text_response(404, "no\n"));
  CHECK_THAT(head, Catch::StartsWith("HTTP/1.1 404 Not Found\r\n"));
  CHECK_THAT(head, Contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  CHECK_THAT(head, Contains("\r\nContent-Length: 3\r\n"));
  CHECK_THAT(head, Catch::EndsWith("\r\n\r\n"));
}

TEST_CASE("response_head: leaves out fields with line breaks", "[net][http]") {
  net::http_response response;
  response.headers = {{"X-Good", "yes"}, {"X-Bad", "a\r\nSet-Cookie: b"}, {"Bad\nName", "c"}};
  auto head = net::response_head(response);
  CHECK_THAT(head, Contains("X-Good: yes\r\n"));
  CHECK_THAT(head, !Contains("Set-Cookie"));
  CHECK_THAT(head, !Contains("Name"));
}

TEST_CASE("response_head: 204 and 304 have no length", "[net][http]") {
  net::http_response response;
  response.status = 304;
  CHECK_THAT(net::response_head(response), !Contains("Content-Length"));
}

TEST_CASE("stream_head: says no length and ends the connection", "[net][http]") {
  net::http_response response;
  response.content_type = "text/event-stream";
  auto chunked = net::stream_head(response, true);
  CHECK_THAT(chunked, Contains("\r\nTransfer-Encoding: chunked\r\n"));
  CHECK_THAT(chunked, Contains("\r\nConnection: close\r\n") && Catch::EndsWith("\r\n\r\n"));
  CHECK_THAT(chunked, !Contains("Content-Length"));
  CHECK_THAT(net::stream_head(response, false), !Contains("Transfer-Encoding"));
}

TEST_CASE("http_request: header names compare without case", "[net][http]") {
  net::http_request request;
  request.headers = {{"hOST", "box"}, {"Host", "other"}};
  CHECK(request.header("Host") == "box");
  CHECK(request.header("Hos").empty());
}
