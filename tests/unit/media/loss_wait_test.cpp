// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/loss_wait.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using tessera::media::loss_wait;

namespace {

/// Packets that were stamped each 33 ms and came `lag` later.
struct sender {
  loss_wait wait{1000ms};
  std::vector<milliseconds> told = {};
  milliseconds at{100'000};
  std::uint32_t stamp = 0xffffff00; // turns over soon

  void send(milliseconds lag, int packets = 1) {
    for (int i = 0; i < packets; ++i) {
      if (auto now = wait.take(loss_wait::time_point{at + lag}, stamp))
        told.push_back(*now);
      at += 33ms;
      stamp += 33 * 90;
    }
  }
};

using values = std::vector<milliseconds>;

} // namespace

TEST_CASE("loss_wait: packets that do not queue need no more than usual", "[media]") {
  sender from;
  from.send(5ms, 100);
  from.send(40ms);
  from.send(0ms, 2000); // the stamps turn over meanwhile
  CHECK(from.told.empty());
}

TEST_CASE("loss_wait: the sender's queue is added, at once", "[media]") {
  sender from;
  from.send(5ms, 10);
  from.send(300ms);
  from.send(760ms);
  CHECK(from.told == values{1300ms, 1800ms});
}

TEST_CASE("loss_wait: a queue that empties counts for a while", "[media]") {
  sender from;
  from.send(0ms, 10);
  from.send(900ms);
  from.send(400ms, 30);
  from.send(100ms, 30);
  CHECK(from.told == values{1900ms}); // not two seconds yet
  from.send(100ms, 15);
  CHECK(from.told == values{1900ms, 1400ms});
  from.send(0ms, 200);
  CHECK(from.told.back() == 1000ms);
}

TEST_CASE("loss_wait: a queue that never empties is the way's own delay in the end", "[media]") {
  sender from;
  from.send(0ms, 10);
  from.send(500ms, 30 * 15);
  CHECK(from.told == values{1500ms, 1000ms});
}

TEST_CASE("loss_wait: clocks that drift apart are no queue", "[media]") {
  sender from;
  for (int i = 0; i < 30 * 600; ++i)
    from.send(milliseconds{i / 500}); // 36 ms in ten minutes
  CHECK(from.told.empty());
}

TEST_CASE("loss_wait: stamps that jump with each packet lead nowhere", "[media][attack]") {
  for (std::uint32_t jump : {0x7fffffffU, 0x80000000U, 0x80000001U, 0x12345678U}) {
    sender from;
    for (int i = 0; i < 100'000; ++i) {
      from.send(0ms);
      from.stamp += jump;
    }
    for (auto told : from.told)
      REQUIRE(told <= 1000ms + loss_wait::most_lag);
  }
}

TEST_CASE("loss_wait: stamps that jump are a stream begun anew", "[media]") {
  sender from;
  from.send(0ms, 10);
  from.stamp -= 90 * 60'000;
  from.send(0ms, 10);
  from.stamp += 90 * 120'000;
  from.send(0ms, 10);
  CHECK(from.told.empty());
  from.send(200ms);
  CHECK(from.told == values{1200ms});
}
