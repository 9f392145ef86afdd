// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "loops/glib_loop.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <stdexcept>
#include <vector>

using tessera::loops::glib_loop;

// stop() runs what was posted before it and waits for the thread, so nothing here has to wait.

TEST_CASE("glib_loop: runs work in order, also what was posted before the start", "[loops]") {
  glib_loop loop;
  std::vector<int> order;
  bool own_thread = false;
  loop.post([&] { order.push_back(1); });
  loop.post([&] { order.push_back(2); });
  loop.start();
  loop.post([&] {
    order.push_back(3);
    own_thread = loop.on_loop_thread();
  });
  loop.stop();
  CHECK(order == std::vector{1, 2, 3});
  CHECK(own_thread);
  CHECK_FALSE(loop.on_loop_thread());
}

TEST_CASE("glib_loop: goes on after work that throws", "[loops]") {
  glib_loop loop;
  bool later = false;
  loop.post([] { throw std::runtime_error{"as the test wants"}; });
  loop.post([] { throw 7; });
  loop.post([&] { later = true; });
  loop.start();
  loop.stop();
  CHECK(later);
}

TEST_CASE("glib_loop: throws work away after the stop", "[loops]") {
  glib_loop loop;
  loop.start();
  loop.stop();
  auto held = std::make_shared<int>(0);
  loop.post([held] { ++*held; });
  CHECK(held.use_count() == 1);
  CHECK(*held == 0);
}
