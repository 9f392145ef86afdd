// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane_requests.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

std::string request(lane::frame_kind kind, std::string_view payload = {}) {
  lane::frame_header header;
  header.kind = kind;
  header.size = static_cast<std::uint32_t>(payload.size());
  auto bytes = lane::encode(header);
  return std::string{reinterpret_cast<const char*>(bytes.data()), bytes.size()} +
         std::string{payload};
}

// 2500 = 0x09c4, little endian
const std::string kbps_2500{"\xc4\x09\x00\x00", 4};

} // namespace

TEST_CASE("lane_request_reader: reads requests from single bytes", "[net][lane]") {
  net::lane_request_reader reader;
  auto bytes = request(lane::frame_kind::bitrate_request, kbps_2500) +
               request(lane::frame_kind::key_frame_request);
  bool key_frame = false;
  std::optional<std::uint32_t> kbps;
  for (char c : bytes) {
    auto got = reader.feed({&c, 1});
    REQUIRE(got);
    key_frame = key_frame || got->key_frame;
    if (got->kbps)
      kbps = got->kbps;
  }
  CHECK(key_frame);
  CHECK(kbps == 2500u);
}

TEST_CASE("lane_request_reader: takes a thousand requests at once as one", "[net][lane]") {
  net::lane_request_reader reader;
  std::string many;
  for (int i = 0; i < 1000; ++i)
    many += request(lane::frame_kind::key_frame_request);
  auto got = reader.feed(many);
  REQUIRE(got);
  CHECK(got->key_frame);
  CHECK_FALSE(got->kbps);
}

TEST_CASE("lane_request_reader: enough is enough, and no key frame", "[net][lane]") {
  net::lane_request_reader reader;
  auto got = reader.feed(request(lane::frame_kind::hold_request));
  REQUIRE(got);
  CHECK(got->hold);
  CHECK_FALSE(got->key_frame);
  CHECK(reader.feed(request(lane::frame_kind::hold_request, kbps_2500)).code() ==
        errc::parse_error);
}

TEST_CASE("lane_request_reader: refuses what is no request", "[net][lane]") {
  auto feed = [](const std::string& bytes) {
    return net::lane_request_reader{}.feed(bytes).code();
  };
  CHECK(feed(request(lane::frame_kind::video, "x")) == errc::parse_error);
  CHECK(feed(request(lane::frame_kind::caps, "{}")) == errc::parse_error);
  CHECK(feed(request(lane::frame_kind::key_frame_request, "x")) == errc::parse_error);
  CHECK(feed(request(lane::frame_kind::bitrate_request, "12345")) == errc::parse_error);
  CHECK(feed(std::string(32, 'G')) == errc::version_mismatch);
}

TEST_CASE("request_gate: lets one request through in an interval", "[net][lane]") {
  net::request_gate gate{250ms};
  net::request_gate::time start{1000s};
  CHECK_FALSE(gate.take(start));
  gate.ask();
  CHECK(gate.take(start));
  CHECK_FALSE(gate.take(start));
  gate.ask();
  CHECK_FALSE(gate.take(start + 249ms));
  CHECK(gate.due() == start + 250ms);
  CHECK(gate.take(start + 250ms));
  CHECK_FALSE(gate.due());
}

TEST_CASE("request_gate: forgets a wish that came true by itself", "[net][lane]") {
  net::request_gate gate{250ms};
  gate.ask();
  gate.forget();
  CHECK_FALSE(gate.take(net::request_gate::time{1000s}));
}
