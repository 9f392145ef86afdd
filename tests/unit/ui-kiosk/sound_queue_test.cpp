// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sound_queue.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::sound_queue;
namespace lane = tessera::lane;

namespace {

constexpr std::int64_t ms = 1'000'000;

lane::frame packet(std::uint64_t sequence) {
  return {.header = {.kind = lane::frame_kind::audio, .sequence = sequence},
          .payload = {std::byte{1}}};
}

bool says_gap(const sound_queue::item& item) {
  return (item.packet.header.flags & lane::flag_discontinuity) != 0;
}

} // namespace

TEST_CASE("sound_queue: packets come out in turn, with the moment they came") {
  sound_queue queue;
  queue.push(packet(1), 5 * ms);
  queue.push(packet(2), 25 * ms);
  auto first = queue.pop();
  REQUIRE(first);
  CHECK(first->packet.header.sequence == 1);
  CHECK(first->came_ns == 5 * ms);
  CHECK_FALSE(says_gap(*first));
  CHECK(queue.pop()->packet.header.sequence == 2);
  CHECK_FALSE(queue.pop());
}

TEST_CASE(
    "sound_queue: nobody plays, so only the last half second is kept, and a gap is said once") {
  sound_queue queue;
  for (std::uint64_t i = 0; i < 100; ++i) // two seconds of 20 ms
    queue.push(packet(i), static_cast<std::int64_t>(i) * 20 * ms);
  auto first = queue.pop();
  REQUIRE(first);
  CHECK(first->packet.header.sequence == 75); // 500 ms / 20 ms = 25 are left
  CHECK(says_gap(*first));
  CHECK_FALSE(says_gap(*queue.pop()));
}

TEST_CASE("sound_queue: however short packets are, it does not grow") {
  sound_queue queue;
  for (std::uint64_t i = 0; i < 10'000; ++i)
    queue.push(packet(i), 0);
  std::size_t count = 0;
  while (queue.pop())
    ++count;
  CHECK(count == sound_queue::most);
}

TEST_CASE("sound_queue: what was cleared is missing") {
  sound_queue queue;
  queue.push(packet(1), 0);
  queue.clear();
  CHECK(queue.empty());
  queue.push(packet(2), 0);
  CHECK(says_gap(*queue.pop()));
}
