// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/play_request.hpp"
#include "wire/plist.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace tessera::airplay {

TEST_CASE("play_request: lines of text, as a classic client writes them", "[airplay][video]") {
  // airplay-protocol 2.0.2: ends of lines without CR, the start as a part of the whole.
  auto what =
      parse_play("Content-Location: http://10.0.0.7:8080/a.mp4?x=1:2\nStart-Position: 0.25\n");
  REQUIRE(what);
  CHECK(what->url == "http://10.0.0.7:8080/a.mp4?x=1:2");
  CHECK(what->start_fraction == 0.25);
  CHECK(what->start_seconds == 0);
  CHECK_FALSE(what->paused);
  auto other =
      parse_play("content-location:https://example.org/b.m3u8\r\nStart-Position-Seconds: 12.5\r\n");
  REQUIRE(other);
  CHECK(other->url == "https://example.org/b.m3u8");
  CHECK(other->start_seconds == 12.5);
}

TEST_CASE("play_request: a property list, binary or XML", "[airplay][video]") {
  auto list = plist{}
                  .set("Content-Location", "https://example.org/c.mp4")
                  .set("Start-Position-Seconds", 7)
                  .set("rate", 0.0)
                  .set("uuid", "x");
  for (const auto& body : {list.binary(), list.xml()}) {
    auto what = parse_play(body);
    REQUIRE(what);
    CHECK(*what == play_request{"https://example.org/c.mp4", 7, 0, true});
  }
}

TEST_CASE("play_request: numbers out of their range do no harm", "[airplay][video]") {
  for (const char* start : {"-1", "nan", "inf", "1e400", "0x10", "", "half"}) {
    CAPTURE(start);
    auto what = parse_play("Content-Location: http://a/b\nStart-Position: " + std::string{start} +
                           "\nStart-Position-Seconds: " + start + "\n");
    REQUIRE(what);
    CHECK(what->start_fraction == 0);
    CHECK(what->start_seconds == 0);
  }
  CHECK(parse_play("Content-Location: http://a/b\nStart-Position: 3\n")->start_fraction == 1);
}

TEST_CASE("play_request: without an address it is none", "[airplay][video]") {
  for (const char* body : {"", "\n\n", "Start-Position: 0", "bplist00 broken", "<plist>"})
    CHECK(parse_play(body).code() == errc::parse_error);
  CHECK(parse_play(plist{}.set("rate", 1).binary()).code() == errc::parse_error);
  CHECK(parse_play(std::string(1000, '\n') + "Content-Location: http://a/b").code() ==
        errc::parse_error);
}

TEST_CASE("media_url: http and https with a server, and nothing else", "[airplay][video]") {
  CHECK(*parse_media_url("http://host/path") == media_url{false, "host"});
  CHECK(*parse_media_url("HTTPS://host:8443?x") == media_url{true, "host"});
  CHECK(*parse_media_url("http://me:pw@[fe80::1%25eth0]:80/") ==
        media_url{false, "[fe80::1%25eth0]"});
  for (const char* other : {"file:///etc/passwd",
                            "FILE://x/y",
                            "ftp://host/a",
                            "rtsp://host/a",
                            "data://x",
                            "javascript://x",
                            "mlhls://localhost/master.m3u8",
                            "skd://key"}) {
    CAPTURE(other);
    CHECK(parse_media_url(other).code() == errc::unsupported_type);
  }
  for (const char* none : {"",
                           "host/path",
                           "http:/host",
                           "http://",
                           "http:///x",
                           "http://@/",
                           "http://:80/",
                           "http://host/a b",
                           "http://host/\r\nX: y",
                           "http://host/\xc3\xa4"}) {
    CAPTURE(none);
    CHECK(parse_media_url(none).code() == errc::parse_error);
  }
  CHECK(parse_media_url("http://host/" + std::string(max_url_bytes, 'a')).code() ==
        errc::message_too_large);
}

} // namespace tessera::airplay
