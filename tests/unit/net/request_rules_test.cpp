// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/request_rules.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

using fields = std::vector<std::pair<std::string, std::string>>;

net::http_request head_of(std::string method, fields more) {
  net::http_request head;
  head.method = std::move(method);
  head.headers = {{"Host", "box"}};
  head.headers.insert(head.headers.end(), more.begin(), more.end());
  return head;
}

/// 0 = let pass.
unsigned refused(std::string method, fields more, bool http_1_1 = true) {
  auto refusal = net::refuse_head(head_of(std::move(method), std::move(more)), http_1_1);
  return refusal ? refusal->status : 0;
}

} // namespace

TEST_CASE("refuse_head: knows seven methods", "[net][http]") {
  for (const auto* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    CHECK(refused(method, {}) == 0);
  for (const auto* method : {"TRACE", "CONNECT", "get", "BREW", ""})
    CHECK(refused(method, {}) == 501);
}

TEST_CASE("refuse_head: wants one Host, none at all only in HTTP/1.0", "[net][http]") {
  CHECK(refused("GET", {{"host", "other"}}) == 400);
  net::http_request bare;
  bare.method = "GET";
  CHECK(net::refuse_head(bare, true)->status == 400);
  CHECK_FALSE(net::refuse_head(bare, false));
}

TEST_CASE("refuse_head: refuses lengths that could be read in two ways", "[net][http]") {
  CHECK(refused("POST", {{"Content-Length", "5"}}) == 0);
  CHECK(refused("POST", {{"Transfer-Encoding", "Chunked"}}) == 0);
  CHECK(refused("POST", {{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}}) == 400);
  CHECK(refused("POST", {{"Content-Length", "5"}, {"content-length", "5"}}) == 400);
  CHECK(refused("POST", {{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "x"}}) == 400);
  for (const auto* length : {"", "+5", "-1", "5, 5", "0x5", "5 ", "99999999999999999999999"})
    CHECK(refused("POST", {{"Content-Length", length}}) == 400);
  for (const auto* coding : {"gzip", "gzip, chunked", "chunked, identity", "xchunked", "\vchunked"})
    CHECK(refused("POST", {{"Transfer-Encoding", coding}}) == 501);
  CHECK(refused("POST", {{"Transfer-Encoding", "chunked"}}, false) == 400);
}

TEST_CASE("refuse_head: nothing but 100-continue can be expected", "[net][http]") {
  CHECK(refused("PUT", {{"Expect", "100-Continue"}}) == 0);
  CHECK(refused("PUT", {{"Expect", "200-ok"}}) == 417);
  CHECK(refused("PUT", {{"Expect", "200-ok"}}, false) == 0);
}

TEST_CASE("plan_body: says what comes", "[net][http]") {
  auto none = net::plan_body(head_of("GET", {}), true);
  CHECK_FALSE(none.expected());
  CHECK_FALSE(net::plan_body(head_of("GET", {{"Content-Length", "0"}}), true).expected());
  auto sized =
      net::plan_body(head_of("GET", {{"Content-Length", "7"}, {"Expect", "100-continue"}}), true);
  CHECK(sized.expected());
  CHECK(sized.length == 7);
  CHECK(sized.wants_continue);
  auto chunked = net::plan_body(head_of("POST", {{"Transfer-Encoding", "chunked"}}), true);
  CHECK(chunked.expected());
  CHECK(chunked.chunked);
  CHECK_FALSE(chunked.wants_continue);
}

TEST_CASE("body_time: grows with what has come", "[net][http]") {
  net::http_limits limits;
  limits.body_read = 10s;
  limits.body_pace = 1000;
  CHECK(net::body_time(limits, 0) == 10s);
  CHECK(net::body_time(limits, 500) == 10s + 500ms);
  CHECK(net::body_time(limits, 12'000'000) == 10s + 12'000s);
}
