// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/http_text.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

namespace {

std::string path_of(std::string_view text) {
  auto target = http::parse_target(text);
  return target ? target->path : "refused";
}

} // namespace

TEST_CASE("http_text: whom a request was meant for is in its first bytes", "[proto][http]") {
  auto host = [](std::string_view head) {
    auto found = http::host_in(head);
    return found ? http::to_text(*found) : std::string{};
  };
  CHECK(host("GET / HTTP/1.1\r\nHost: 192.168.1.7:8443\r\nAccept: */*\r\n\r\n") == "192.168.1.7:8443");
  CHECK(host("GET / HTTP/1.1\r\naccept: x\r\nhOST:\t Box.Local \r\n") == "box.local");
  CHECK(host("GET / HTTP/1.1\r\nHost: [FD00::7]:443\r\n\r\n") == "[fd00::7]:443");
  for (auto head : {"", "Host: x", "GET / HTTP/1.1\r\n\r\nHost: x\r\n", "GET / HTTP/1.1\r\nHost:\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\"><script>\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", "GET / HTTP/1.1\r\nX-Host: x\r\n\r\n"})
    CHECK(host(head).empty());
}

TEST_CASE("http_text: decodes and normalises the path", "[proto][http]") {
  CHECK(path_of("/") == "/");
  CHECK(path_of("/a/b.js") == "/a/b.js");
  CHECK(path_of("/a%20b") == "/a b");
  CHECK(path_of("//a///b/") == "/a/b/");
  CHECK(path_of("/a/./b/../c") == "/a/c");
  CHECK(path_of("/a/..") == "/");
  CHECK(path_of("/%C3%A4") == "/\xc3\xa4");
  CHECK(*http::parse_target("/x?y=%2f/../z") == http::target{"/x", "y=%2f/../z"});
  CHECK(*http::parse_target("/?") == http::target{"/", ""});
}

TEST_CASE("http_text: refuses paths that try to get out or hide something", "[proto][http]") {
  for (const auto* text :
       {"/..",        "/a/../..", "/%2e%2e/etc", "/%2E./x", "/a%2f..%2fb", "/a%5cb", "/a\\b",
        "/a%00",      "/a%0a",    "/%",          "/%4",     "/%zz",        "/%ff",   "/%c0%af",
        "/%ed%a0%80", "",         "a",           "*",       "http://box/", "/x?a b", "/x?a\x01"})
    CHECK(path_of(text) == "refused");
  CHECK(path_of("/" + std::string(2047, 'a')) != "refused");
  CHECK(http::parse_target("/" + std::string(2048, 'a')).code() == errc::message_too_large);
}

TEST_CASE("http_text: takes a Host apart", "[proto][http]") {
  CHECK(*http::parse_authority("Box.Local") == http::authority{"box.local", 0});
  CHECK(*http::parse_authority("192.168.1.7:8443") == http::authority{"192.168.1.7", 8443});
  CHECK(*http::parse_authority("[FD00::7]:443") == http::authority{"fd00::7", 443});
  CHECK(*http::parse_authority("[::1]") == http::authority{"::1", 0});
  for (const auto* text : {"",
                           ":80",
                           "box:",
                           "box:0",
                           "box:65536",
                           "box:8x",
                           "box:-1",
                           "box/x",
                           "user@box",
                           "[::1",
                           "[box]",
                           "[]",
                           "[::1]x",
                           "::1",
                           "a b",
                           "box:80:80"})
    CHECK_FALSE(http::parse_authority(text));
  CHECK(http::parse_authority(std::string(256, 'a')).code() == errc::message_too_large);
}

TEST_CASE("http_text: an origin is ours only with scheme, host and port", "[proto][http]") {
  CHECK(http::same_origin("https://box.local:8443", "box.local:8443", true));
  CHECK(http::same_origin("https://BOX.local", "box.local:443", true));
  CHECK(http::same_origin("https://[fd00::7]:8443", "[FD00::7]:8443", true));
  CHECK(http::same_origin("http://box", "box:80", false));
  CHECK_FALSE(http::same_origin("http://box.local:8443", "box.local:8443", true));
  CHECK_FALSE(http::same_origin("https://box.local", "box.local:8443", true));
  CHECK_FALSE(http::same_origin("https://evil.example", "box.local", true));
  CHECK_FALSE(http::same_origin("https://box.local.evil.example", "box.local", true));
  CHECK_FALSE(http::same_origin("https://box.local/", "box.local", true));
  CHECK_FALSE(http::same_origin("null", "box.local", true));
  CHECK_FALSE(http::same_origin("", "", true));
}
