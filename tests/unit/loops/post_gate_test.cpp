// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "loops/post_gate.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

using tessera::loops::post_gate;

TEST_CASE("post_gate: hands work over while it lives", "[loops]") {
  int ran = 0;
  post_gate gate{[](std::function<void()> work) { work(); }};
  gate.entry()([&] { ++ran; });
  CHECK(ran == 1);
}

TEST_CASE("post_gate: throws work away when its owner is gone", "[loops]") {
  bool posted = false;
  std::optional<post_gate> gate{[&](const std::function<void()>&) { posted = true; }};
  auto entry = gate->entry();
  gate.reset();
  auto held = std::make_shared<int>(0);
  entry([held] {});
  CHECK_FALSE(posted);
  CHECK(held.use_count() == 1);
}

TEST_CASE("post_gate: no thread is inside a loop that goes", "[loops]") {
  for (int round = 0; round < 50; ++round) {
    auto queue = std::make_unique<std::vector<std::function<void()>>>();
    auto gate = std::make_unique<post_gate>(
        [where = queue.get()](std::function<void()> work) { where->push_back(std::move(work)); });
    std::atomic<bool> begun{false};
    std::atomic<bool> stop{false};
    std::thread foreign{[&, entry = gate->entry()] {
      while (!stop) {
        entry([] {});
        begun = true;
      }
    }};
    while (!begun)
      std::this_thread::yield();
    gate.reset();
    const auto left = queue->size();
    std::this_thread::yield();
    CHECK(queue->size() == left);
    queue.reset();
    stop = true;
    foreign.join();
  }
}
