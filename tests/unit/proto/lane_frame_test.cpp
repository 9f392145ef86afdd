// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/lane_frame.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <string>

using namespace tessera;
using namespace tessera::lane;

namespace {

std::string bytes_of(const frame_header& header) {
  auto bytes = encode(header);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string with(std::string bytes, std::size_t offset, unsigned value) {
  bytes[offset] = static_cast<char>(value);
  return bytes;
}

} // namespace

TEST_CASE("lane_frame: a header is 32 bytes, little endian, as documented", "[proto][lane]") {
  frame_header header;
  header.kind = frame_kind::video;
  header.flags = flag_key_frame;
  header.size = 0x00010203;
  header.sequence = 0x0102030405060708;
  header.presentation_ns = -2;
  header.arrival_ns = 0x1122334455667788;
  // docs/kiosk-rpc.md, "Frame": version, kind, flags, size, sequence, presentation, arrival.
  const unsigned char expected[header_bytes] = {
      1,    1,    1,    0,    0x03, 0x02, 0x01, 0x00, 8,    7,    6,
      5,    4,    3,    2,    1,    0xfe, 0xff, 0xff, 0xff, 0xff, 0xff,
      0xff, 0xff, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11,
  };
  auto bytes = bytes_of(header);
  CHECK(std::equal(bytes.begin(),
                   bytes.end(),
                   std::begin(expected),
                   std::end(expected),
                   [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; }));
}

TEST_CASE("lane_frame: what was encoded is decoded, to the last value", "[proto][lane]") {
  for (auto kind : {frame_kind::video,
                    frame_kind::audio,
                    frame_kind::caps,
                    frame_kind::end,
                    frame_kind::key_frame_request,
                    frame_kind::bitrate_request}) {
    frame_header header{kind,
                        flag_key_frame | flag_discontinuity,
                        max_payload_bytes,
                        std::numeric_limits<std::uint64_t>::max(),
                        std::numeric_limits<std::int64_t>::min(),
                        std::numeric_limits<std::int64_t>::max()};
    auto back = decode_header(bytes_of(header));
    REQUIRE(back);
    CHECK(*back == header);
  }
}

TEST_CASE("lane_frame: a header that nobody would write is refused", "[proto][lane]") {
  auto good = bytes_of({});
  CHECK(decode_header(good));
  CHECK(decode_header(good.substr(0, 31)).code() == errc::parse_error);
  CHECK(decode_header("").code() == errc::parse_error);
  CHECK(decode_header(with(good, 0, 0)).code() == errc::version_mismatch);
  CHECK(decode_header(with(good, 0, 2)).code() == errc::version_mismatch);
  for (unsigned kind : {0U, 6U, 15U, 19U, 255U})
    CHECK(decode_header(with(good, 1, kind)).code() == errc::parse_error);
  CHECK(decode_header(with(good, 2, 16)).code() == errc::parse_error);
  CHECK(decode_header(with(good, 3, 0x80)).code() == errc::parse_error);
  // 8 MiB is 0x800000: one more in the highest byte is 24 MiB.
  CHECK(decode_header(with(good, 7, 1)).code() == errc::message_too_large);
  frame_header large;
  large.size = max_payload_bytes + 1;
  CHECK(decode_header(bytes_of(large)).code() == errc::message_too_large);
}

TEST_CASE("lane_frame: frames are put together from any pieces", "[proto][lane]") {
  std::string stream;
  for (std::uint32_t i = 0; i < 5; ++i) {
    frame_header header;
    header.sequence = i;
    header.size = i * 7;
    stream += bytes_of(header) + std::string(header.size, static_cast<char>('a' + i));
  }
  for (std::size_t piece :
       {std::size_t{1}, std::size_t{3}, std::size_t{32}, std::size_t{33}, stream.size()}) {
    frame_reader reader;
    std::vector<frame> frames;
    for (std::size_t at = 0; at < stream.size(); at += piece)
      REQUIRE(reader.feed(std::string_view{stream}.substr(at, piece), frames));
    REQUIRE(frames.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(frames[i].header.sequence == i);
      CHECK(frames[i].payload == std::vector<std::byte>(i * 7, static_cast<std::byte>('a' + i)));
    }
  }
}

TEST_CASE("lane_frame: a frame comes out when its last byte is there, not before",
          "[proto][lane]") {
  frame_header header;
  header.size = 2;
  auto stream = bytes_of(header) + "xy";
  frame_reader reader;
  std::vector<frame> frames;
  REQUIRE(reader.feed(std::string_view{stream}.substr(0, stream.size() - 1), frames));
  CHECK(frames.empty());
  REQUIRE(reader.feed("y", frames));
  CHECK(frames.size() == 1);
}

TEST_CASE("lane_frame: the frames before a broken one still come out", "[proto][lane]") {
  auto stream = bytes_of({}) + std::string(header_bytes, '\xff');
  frame_reader reader;
  std::vector<frame> frames;
  CHECK(reader.feed(stream, frames).code() == errc::version_mismatch);
  CHECK(frames.size() == 1);
}

TEST_CASE("lane_frame: caps come back as they were", "[proto][lane]") {
  for (std::string codec : {"vp8", "vp9", "h264"}) {
    caps value{codec, 1920, 1080};
    CHECK(decode_caps(encode(value)).value_or({}) == value);
  }
  CHECK(decode_caps(R"({"codec":"vp9"})").value_or({"", 1, 1}) == caps{"vp9", 0, 0});
  caps rare{"h264", 1920, 1080};
  rare.key_frames_on_request = false;
  CHECK(decode_caps(encode(rare)).value_or({}) == rare);
  CHECK_FALSE(decode_caps(encode(rare)).value_or({}) == caps{"h264", 1920, 1080});
}

TEST_CASE("lane_frame: sound caps come back as they were", "[proto][lane]") {
  for (int channels : {1, 2}) {
    sound_caps value{"opus", 16'000, channels};
    CHECK(decode_sound_caps(encode(value)).value_or({}) == value);
  }
  CHECK(decode_sound_caps(R"({"codec":"opus"})").value_or({}) == sound_caps{"opus", 48'000, 2});
  for (auto codec : {"alac", "aac", "aac-eld"})
    for (int rate : {44'100, 48'000})
      CHECK(decode_sound_caps(encode(sound_caps{codec, rate, 2})).value_or({}) ==
            sound_caps{codec, rate, 2});
}

TEST_CASE("lane_frame: sound caps of the wrong shape are refused", "[proto][lane]") {
  for (auto text : {"", "null", "{}", R"({"codec":["opus"]})", "\xff"})
    CHECK(decode_sound_caps(text).code() == errc::parse_error);
  CHECK(decode_sound_caps(R"({"codec":"vp9"})").code() == errc::codec_unsupported);
  for (auto text : {R"({"codec":"opus","channels":0})",
                    R"({"codec":"opus","channels":3})",
                    R"({"codec":"opus","channels":255})",
                    R"({"codec":"opus","channels":"2"})",
                    R"({"codec":"opus","rate":44100})",
                    R"({"codec":"alac","rate":16000})",
                    R"({"codec":"aac","channels":6})",
                    R"({"codec":"opus","rate":0})",
                    R"({"codec":"opus","rate":{}})"})
    CHECK(decode_sound_caps(text).code() == errc::invalid_argument);
}

TEST_CASE("lane_frame: caps of the wrong shape are refused", "[proto][lane]") {
  for (auto text : {"", "null", "[]", "{}", R"({"codec":9})", R"({"codec":"vp9")", "\xff"})
    CHECK(decode_caps(text).code() == errc::parse_error);
  CHECK(decode_caps(R"({"codec":"theora"})").code() == errc::codec_unsupported);
  for (auto text : {R"({"codec":"vp9","width":-1})",
                    R"({"codec":"vp9","height":16385})",
                    R"({"codec":"vp9","width":1.5})",
                    R"({"codec":"vp9","width":"9"})",
                    R"({"codec":"vp9","key_frames_on_request":1})",
                    R"({"codec":"vp9","width":18446744073709551615})"})
    CHECK(decode_caps(text).code() == errc::invalid_argument);
}
