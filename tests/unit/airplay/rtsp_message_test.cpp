// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/rtsp_message.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

errc fault_of(const std::string& bytes) {
  message_reader reader;
  reader.feed(bytes);
  return reader.next().code();
}

} // namespace

TEST_CASE("rtsp: requests come out whole, in whatever pieces they arrive", "[airplay]") {
  const std::string two =
      "SETUP rtsp://10.0.0.1/42 RTSP/1.0\r\nCSeq: 3\r\ncontent-length:  5 \r\n\r\nhello"
      "GET /info?a=b&c= RTSP/1.0\r\nCSeq: 4\r\n\r\n";
  message_reader reader;
  std::vector<airplay_request> out;
  for (const char each : two) {
    reader.feed({&each, 1});
    auto next = reader.next();
    REQUIRE(next);
    if (*next)
      out.push_back(**next);
  }
  REQUIRE(out.size() == 2);
  CHECK(out[0].method == "SETUP");
  CHECK(out[0].path() == "/42");
  CHECK(out[0].body == "hello");
  CHECK(out[0].headers.text("cseq") == "3");
  CHECK(out[1].path() == "/info");
  CHECK(out[1].query("a") == "b");
  CHECK(out[1].query("c").empty());
  CHECK(out[1].body.empty());
}

// Observed: such a request ends Debian's UxPlay 1.62 before any pairing.
TEST_CASE("rtsp: a GET_PARAMETER without a type is a request like others", "[airplay]") {
  message_reader reader;
  reader.feed("GET_PARAMETER rtsp://10.0.0.1/1 RTSP/1.0\r\nCSeq: 1\r\n\r\n");
  auto next = reader.next();
  REQUIRE(next);
  REQUIRE(*next);
  CHECK((*next)->headers.text("Content-Type").empty());
}

TEST_CASE("rtsp: refuses what is no request, or too much of one", "[airplay]") {
  CHECK(fault_of("hello\r\n\r\n") == errc::parse_error);
  CHECK(fault_of("GET /info SIP/2.0\r\n\r\n") == errc::parse_error);
  CHECK(fault_of("GET /in\x01"
                 "fo RTSP/1.0\r\n\r\n") == errc::parse_error);
  CHECK(fault_of("GET / RTSP/1.0\r\nnothing\r\n\r\n") == errc::parse_error);
  CHECK(fault_of("GET / RTSP/1.0\r\nContent-Length: -1\r\n\r\n") == errc::parse_error);
  CHECK(fault_of("GET / RTSP/1.0\r\nContent-Length: 12x\r\n\r\n") == errc::parse_error);
  CHECK(fault_of("GET / RTSP/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n") ==
        errc::parse_error);
  CHECK(fault_of("GET / RTSP/1.0\r\nContent-Length: 65537\r\n\r\n") == errc::message_too_large);
  CHECK(fault_of("GET / RTSP/1.0\r\nA: " + std::string(max_head_bytes, 'x')) ==
        errc::message_too_large);
  std::string many = "GET / RTSP/1.0\r\n";
  for (std::size_t i = 0; i <= max_headers; ++i)
    many += "A: b\r\n";
  CHECK(fault_of(many + "\r\n") == errc::message_too_large);
}

TEST_CASE("rtsp: after pairing a body may be large", "[airplay]") {
  message_reader reader;
  reader.allow_body(max_body_bytes);
  reader.feed("POST / RTSP/1.0\r\nContent-Length: 70000\r\n\r\n" + std::string(70'000, 'b'));
  auto next = reader.next();
  REQUIRE(next);
  REQUIRE(*next);
  CHECK((*next)->body.size() == 70'000);
}

TEST_CASE("rtsp: an answer says what it must", "[airplay]") {
  CHECK(
      bytes_of(
          {.status = 200, .body = "x", .type = "text/parameters"}, "RTSP/1.0", "7", "AirTunes/1") ==
      "RTSP/1.0 200 OK\r\nCSeq: 7\r\nServer: AirTunes/1\r\nContent-Type: text/parameters\r\n"
      "Content-Length: 1\r\n\r\nx");
  CHECK(bytes_of({.status = 101}, "HTTP/1.1", "", "AirTunes/1") ==
        "HTTP/1.1 101 Switching Protocols\r\nServer: AirTunes/1\r\n\r\n");
}

} // namespace tessera::airplay
