// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/gate_request.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace tessera::airplay {

TEST_CASE("gate_request: what is asked for comes back from its path", "[airplay][video]") {
  const std::string url = "https://example.org/a/b.m3u8?x=%20&y=\"z\"";
  auto request = parse_gate_request("GET " + gate_path("s3cret", url) +
                                        " HTTP/1.1\r\nHost: x\r\nRange: bytes=100-\r\n\r\n",
                                    "s3cret");
  REQUIRE(request);
  CHECK(request->url == url);
  CHECK(request->range == "100-");
  CHECK_FALSE(request->head_only);
  CHECK(parse_gate_request("HEAD " + gate_path("s", url) + " HTTP/1.0\r\n\r\n", "s")->head_only);
}

TEST_CASE("gate_request: nobody without the secret gets through", "[airplay][video]") {
  for (const char* path : {"/", "/s", "/s/", "/other/aHR0cDovL2E", "//aHR0cDovL2E", "http://a/x"}) {
    CAPTURE(path);
    CHECK_FALSE(parse_gate_request("GET " + std::string{path} + " HTTP/1.1\r\n\r\n", "secret"));
  }
  CHECK_FALSE(parse_gate_request("CONNECT a:443 HTTP/1.1\r\n\r\n", "s"));
  CHECK_FALSE(parse_gate_request("POST " + gate_path("s", "http://a") + " HTTP/1.1\r\n\r\n", "s"));
  CHECK_FALSE(parse_gate_request("GET " + gate_path("s", "http://a") + " HTTP/1.1\r\n", "s"));
  CHECK_FALSE(parse_gate_request("GET /s/*** HTTP/1.1\r\n\r\n", "s"));
}

TEST_CASE("gate_request: a range is digits, anything else is none", "[airplay][video]") {
  for (const char* range : {"bytes=a-", "items=0-", "bytes=", "bytes=0-1,4-5"}) {
    CAPTURE(range);
    auto request = parse_gate_request(
        "GET " + gate_path("s", "http://a") + " HTTP/1.1\r\nRange: " + range + "\r\n\r\n", "s");
    REQUIRE(request);
    CHECK(request->range.empty());
  }
}

TEST_CASE("gate_request: nothing of a server's gets between the lines of an answer",
          "[airplay][video]") {
  fetched_head head{206, "http://a", "video/mp4", "10", "bytes 0-9/99", true};
  CHECK(gate_answer(head) ==
        "HTTP/1.1 206 OK\r\nConnection: close\r\nContent-Type: video/mp4\r\n"
        "Content-Length: 10\r\nContent-Range: bytes 0-9/99\r\nAccept-Ranges: bytes\r\n\r\n");
  head.type = "a\r\nX: y";
  CHECK(gate_answer(head).find("X:") == std::string::npos);
}

} // namespace tessera::airplay
