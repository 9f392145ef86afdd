// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane_queue.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace tessera;
using net::lane_item;
using net::lane_queue;

namespace {

lane_item
item(lane::frame_kind kind, std::uint64_t sequence, std::uint16_t flags, std::size_t size) {
  lane::frame_header header;
  header.kind = kind;
  header.flags = flags;
  header.sequence = sequence;
  header.size = static_cast<std::uint32_t>(size);
  return {header, std::make_shared<const std::string>(size, 'x')};
}

lane_item key(std::uint64_t sequence, std::size_t size = 100) {
  return item(lane::frame_kind::video, sequence, lane::flag_key_frame, size);
}
lane_item delta(std::uint64_t sequence, std::size_t size = 10) {
  return item(lane::frame_kind::video, sequence, 0, size);
}
lane_item caps() {
  return item(lane::frame_kind::caps, 0, 0, 40);
}

/// Lets the queue write `bytes` at most and returns what went out.
std::string drain(lane_queue& queue, std::size_t bytes = SIZE_MAX) {
  std::string out;
  while (out.size() < bytes) {
    auto pieces = queue.pending();
    if (pieces.empty())
      break;
    auto part = pieces.front().substr(0, bytes - out.size());
    out += part;
    queue.written(part.size());
  }
  return out;
}

std::vector<lane::frame_header> frames(std::string_view bytes) {
  std::vector<lane::frame> found;
  lane::frame_reader reader;
  REQUIRE(reader.feed(bytes, found));
  std::vector<lane::frame_header> headers;
  for (const auto& f : found)
    headers.push_back(f.header);
  return headers;
}

} // namespace

TEST_CASE("lane_queue: caps come first, then the first key frame", "[net][lane]") {
  lane_queue queue;
  CHECK_FALSE(queue.push(key(0)));
  CHECK(queue.pending().empty());
  queue.set_caps(caps());
  CHECK_FALSE(queue.push(delta(1)));
  queue.push(key(2));
  queue.push(delta(3));
  auto got = frames(drain(queue));
  REQUIRE(got.size() == 3);
  CHECK(got[0].kind == lane::frame_kind::caps);
  CHECK(got[1].sequence == 2);
  CHECK(got[1].flags == lane::flag_key_frame);
  CHECK(got[2].sequence == 3);
  CHECK(got[2].flags == 0);
  CHECK(queue.dropped() == 0);
}

TEST_CASE("lane_queue: a slow reader loses frames up to the next key frame", "[net][lane]") {
  lane_queue queue{{.frames = 2, .bytes = 1'000'000}};
  queue.set_caps(caps());
  queue.push(key(0));
  drain(queue, 32 + 40 + 5); // the key frame is begun
  CHECK_FALSE(queue.push(delta(1)));
  CHECK_FALSE(queue.push(delta(2)));
  CHECK(queue.push(delta(3))); // the third one behind it: wants a key frame, once
  CHECK_FALSE(queue.push(delta(4)));
  CHECK(queue.awaits_key_frame());
  CHECK(queue.dropped() == 4);
  queue.push(key(5));
  queue.push(delta(6));
  auto rest = drain(queue);
  CHECK(rest.size() == (32 + 100 - 5) + (32 + 100) + (32 + 10)); // key 0 is finished first
  auto got = frames(std::string_view{rest}.substr(32 + 100 - 5));
  REQUIRE(got.size() == 2);
  CHECK(got[0].sequence == 5);
  CHECK(got[0].flags == (lane::flag_key_frame | lane::flag_discontinuity));
  CHECK(got[1].sequence == 6);
  CHECK(got[1].flags == 0);
}

TEST_CASE("lane_queue: a half-written frame is finished, however large", "[net][lane]") {
  lane_queue queue{{.frames = 1, .bytes = 100}};
  queue.set_caps(caps());
  queue.push(key(0, 1'000'000));
  std::string all = drain(queue, 32 + 40 + 32 + 10);
  for (std::uint64_t i = 1; i < 50; ++i)
    queue.push(delta(i, 1000));
  all += drain(queue);
  auto got = frames(all);
  REQUIRE(got.size() >= 2);
  CHECK(got[1].sequence == 0);
  CHECK(got[1].size == 1'000'000);
  for (std::size_t i = 2; i < got.size(); ++i)
    CHECK(got[i].sequence < 50);
  CHECK(queue.pending().empty());
}

TEST_CASE("lane_queue: bytes that wait are limited too", "[net][lane]") {
  lane_queue queue{{.frames = 100, .bytes = 1000}};
  queue.set_caps(caps());
  queue.push(key(0));
  drain(queue, 32 + 40 + 1);
  CHECK_FALSE(queue.push(delta(1, 900)));
  CHECK(queue.push(delta(2, 900)));
  CHECK(queue.dropped() == 2);
}

TEST_CASE("lane_queue: a key frame that does not fit replaces what waits", "[net][lane]") {
  lane_queue queue{{.frames = 1, .bytes = 1'000'000}};
  queue.set_caps(caps());
  queue.push(key(0));
  drain(queue, 32 + 40 + 1);
  queue.push(delta(1));
  CHECK_FALSE(queue.push(key(2))); // nothing to ask for: here it is
  CHECK_FALSE(queue.awaits_key_frame());
  auto rest = drain(queue);
  auto got = frames(std::string_view{rest}.substr(32 + 100 - 1));
  REQUIRE(got.size() == 1);
  CHECK(got[0].sequence == 2);
  CHECK((got[0].flags & lane::flag_discontinuity) != 0);
}

TEST_CASE("lane_queue: new caps wait for a key frame", "[net][lane]") {
  lane_queue queue;
  queue.set_caps(caps());
  queue.push(key(0));
  drain(queue);
  queue.set_caps(caps());
  queue.push(delta(1));
  queue.push(key(2));
  auto got = frames(drain(queue));
  REQUIRE(got.size() == 2);
  CHECK(got[0].kind == lane::frame_kind::caps);
  CHECK(got[1].sequence == 2);
  CHECK((got[1].flags & lane::flag_discontinuity) != 0);
}

TEST_CASE("lane_queue: a gap at the source is dropped up to the next key frame", "[net][lane]") {
  lane_queue queue;
  queue.set_caps(caps());
  queue.push(key(0));
  CHECK(queue.push(item(lane::frame_kind::video, 1, lane::flag_discontinuity, 10)));
  CHECK_FALSE(queue.push(delta(2)));
  queue.push(key(3));
  auto got = frames(drain(queue));
  REQUIRE(got.size() == 3);
  CHECK(got[2].sequence == 3);
  CHECK((got[2].flags & lane::flag_discontinuity) != 0);
}

namespace {

lane_item sound(std::uint64_t n) {
  return item(lane::frame_kind::audio, n, 0, 10);
}

lane_item sound_caps() {
  return item(lane::frame_kind::sound_caps, 0, 0, 20);
}

} // namespace

TEST_CASE("lane_queue: sound needs its caps and no key frame", "[net][lane]") {
  lane_queue queue;
  queue.set_caps(caps());
  queue.push(sound(0)); // of what kind?
  queue.set_sound_caps(sound_caps());
  queue.push(sound(1));
  auto got = frames(drain(queue));
  REQUIRE(got.size() == 3);
  CHECK(got[1].kind == lane::frame_kind::sound_caps);
  CHECK(got[2].sequence == 1);
}

TEST_CASE("lane_queue: sound that nobody takes is dropped, and nobody asked for a key frame",
          "[net][lane]") {
  lane_queue queue{{.frames = 8, .sounds = 1, .bytes = 1'000'000}};
  queue.set_sound_caps(sound_caps());
  drain(queue);
  queue.push(sound(0));
  drain(queue, 1);
  queue.push(sound(1));
  CHECK_FALSE(queue.push(sound(2))); // 1 is dropped, nobody can send it again
  auto rest = drain(queue);
  auto got = frames(std::string_view{rest}.substr(32 + 10 - 1));
  REQUIRE(got.size() == 1);
  CHECK(got[0].sequence == 2);
  CHECK(got[0].flags == lane::flag_discontinuity);
}

TEST_CASE("lane_queue: sound goes on while pictures are dropped", "[net][lane]") {
  lane_queue queue{{.frames = 2, .bytes = 1'000'000}};
  queue.set_caps(caps());
  queue.set_sound_caps(sound_caps());
  queue.push(key(0));
  drain(queue, 1);
  std::uint64_t number = 1;
  bool asked = false;
  for (int i = 0; i < 6; ++i) {
    asked = queue.push(delta(number++)) || asked;
    CHECK_FALSE(queue.push(sound(number++)));
  }
  CHECK(asked);
  auto rest = drain(queue);
  int sounds = 0;
  auto whole = frames(std::string_view{rest}.substr(lane::header_bytes + caps().header.size - 1));
  for (const auto& each : whole)
    if (each.kind == lane::frame_kind::audio) {
      CHECK(each.flags == 0);
      ++sounds;
    }
  CHECK(sounds == 6);
}

TEST_CASE("lane_queue: the end is told even to a slow reader", "[net][lane]") {
  lane_queue queue{{.frames = 1, .bytes = 100}};
  queue.set_caps(caps());
  queue.push(key(0));
  queue.end(item(lane::frame_kind::end, 1, 0, 20));
  CHECK_FALSE(queue.finished());
  queue.push(key(2));
  auto got = frames(drain(queue));
  REQUIRE(got.size() == 3);
  CHECK(got.back().kind == lane::frame_kind::end);
  CHECK(queue.finished());
}

TEST_CASE("lane_queue: begins anew with a key frame, whatever its sequence", "[net][lane]") {
  lane_queue queue;
  queue.set_caps(caps());
  queue.push(key(0));
  queue.push(delta(1));
  CHECK(queue.pictures() == 2);
  drain(queue);
  CHECK(queue.pictures() == 0);
  queue.push(delta(2));
  queue.begin_anew();
  CHECK(queue.awaits_key_frame());
  CHECK(queue.pictures() == 0);
  CHECK_FALSE(queue.push(delta(1)));
  queue.push(key(0));
  queue.push(delta(1));
  auto got = frames(drain(queue));
  REQUIRE(got.size() == 2);
  CHECK(got[0].sequence == 0);
  CHECK(got[0].flags == (lane::flag_key_frame | lane::flag_discontinuity));
  CHECK(got[1].sequence == 1);
}

TEST_CASE("lane_queue: with more patience nothing is dropped", "[net][lane]") {
  lane_queue queue;
  queue.set_limits({.frames = 100, .bytes = 1'000'000});
  queue.set_caps(caps());
  queue.push(key(0));
  for (std::uint64_t i = 1; i <= 50; ++i)
    CHECK_FALSE(queue.push(delta(i)));
  CHECK(queue.dropped() == 0);
  CHECK(queue.pictures() == 51);
}
