// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/load_governor.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <deque>

using namespace tessera::meeting;

namespace {

constexpr double full_hd = 1920.0 * 1080;

/// A display that can decode so many pixels a second, and senders that follow a wish two seconds
/// late. What it cannot decode is dropped evenly, and queues up to a second before.
struct toy {
  double capacity;
  std::vector<place> places;
  double sender_fps = 30;
  load_governor governor{};
  std::deque<std::vector<wish>> underway{};
  double queue_ms = 0;
  int changes = 0; ///< of the rung
  std::vector<wish> wishes{};

  void second() {
    wishes.clear();
    for (auto where : places)
      wishes.push_back(governor.wish_for(where, false));
    underway.push_back(wishes);
    if (underway.size() > 3)
      underway.pop_front();
    const auto& obeyed = underway.front();
    std::vector<load_share> seen;
    double demand = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i] == place::hidden)
        continue;
      auto asked = i < obeyed.size() ? obeyed[i] : wish{};
      load_share one;
      one.where = places[i];
      one.fps = asked.fps > 0 ? std::min(sender_fps, 1.0 * asked.fps) : sender_fps;
      one.pixels = full_hd / (asked.scale * asked.scale);
      demand += one.fps * one.pixels;
      seen.push_back(one);
    }
    auto share_of_it = demand > capacity ? capacity / demand : 1.0;
    queue_ms = share_of_it < 1 ? std::min(queue_ms + 300, 1000.0) : std::max(queue_ms - 500, 0.0);
    for (auto& one : seen) {
      one.shown_fps = one.fps * share_of_it;
      one.delay_ms = 40 + static_cast<int>(queue_ms);
    }
    overloaded = share_of_it < 0.95;
    auto before = governor.rung();
    governor.observe(seen);
    changes += governor.rung() != before ? 1 : 0;
  }

  int run(int seconds) {
    int bad = 0;
    changes = 0;
    for (int i = 0; i < seconds; ++i) {
      second();
      bad += overloaded ? 1 : 0;
    }
    return bad;
  }

  bool overloaded = false;
};

std::vector<place> many(std::size_t count, place where) {
  return std::vector<place>(count, where);
}

} // namespace

TEST_CASE("load_governor: asks nothing of anybody while the display keeps up", "[meeting][load]") {
  toy box{10 * 30 * full_hd, many(9, place::small)};
  box.run(600);
  CHECK(box.changes == 0);
  CHECK(box.governor.wish_for(place::small, false) == wish{});
}

TEST_CASE("load_governor: nine senders settle and do not swing", "[meeting][load]") {
  // Two cores decode about three streams of 1080p30; nine come.
  toy box{3 * 30 * full_hd, many(9, place::small)};
  box.run(30);
  CHECK(box.governor.reduced());
  CHECK(box.run(30) <= 8); // it fits within half a minute, but for one try to go up
  box.run(600);            // learns that a step up fails
  // One try to go up in five minutes is a step up and a step down; a strained try lasts seconds.
  auto bad = box.run(600);
  CHECK(box.changes <= 4);
  CHECK(bad <= 20);
}

TEST_CASE("load_governor: all of one place are asked for the same", "[meeting][load]") {
  toy box{1.5 * 30 * full_hd, many(9, place::small)};
  box.places[3] = place::main;
  for (int i = 0; i < 200; ++i) {
    box.second();
    const wish first = box.wishes[0];
    for (std::size_t k = 0; k < box.wishes.size(); ++k) {
      if (k != 3)
        CHECK(box.wishes[k] == first);
    }
    CHECK(box.wishes[3].scale == 1.0);
    auto main_fps = box.wishes[3].fps == 0 ? 30 : box.wishes[3].fps;
    auto tile_fps = first.fps == 0 ? 30 : first.fps;
    CHECK(main_fps >= tile_fps);
  }
}

TEST_CASE("load_governor: fps goes before size, and the large one stays readable",
          "[meeting][load]") {
  toy box{0.05 * 30 * full_hd, many(5, place::small)}; // hopeless
  box.places[0] = place::main;
  bool scaled = false;
  for (int i = 0; i < 300; ++i) {
    box.second();
    if (box.wishes[1].scale > 1.0 && !scaled) {
      scaled = true;
      CHECK(box.wishes[1].fps <= 10);
      CHECK(box.wishes[1].fps > 0);
    }
    CHECK(box.wishes[0].scale == 1.0);
    CHECK((box.wishes[0].fps == 0 || box.wishes[0].fps >= 5));
    CHECK((box.wishes[1].fps == 0 || box.wishes[1].fps >= 5));
  }
  CHECK(scaled);
}

TEST_CASE("load_governor: the only one is asked for fewer pictures, never for a smaller one",
          "[meeting][load]") {
  toy box{0.4 * 30 * full_hd, {place::main}};
  box.run(120);
  auto asked = box.governor.wish_for(place::main, false);
  CHECK(asked.scale == 1.0);
  CHECK(asked.fps == 12); // 0.4 of 30
}

TEST_CASE("load_governor: what is hidden or paused is asked for the least, at once back",
          "[meeting][load]") {
  load_governor governor;
  CHECK(governor.wish_for(place::hidden, false) == wish{1, 1.0});
  CHECK(governor.wish_for(place::main, true) == wish{1, 1.0});
  CHECK(governor.wish_for(place::main, false) == wish{});
}

TEST_CASE("load_governor: raises again when there is power again", "[meeting][load]") {
  toy box{2 * 30 * full_hd, many(9, place::small)};
  box.run(900); // long enough to learn not to try often
  REQUIRE(box.governor.reduced());
  box.capacity = 20 * 30 * full_hd;
  box.run(1200);
  CHECK_FALSE(box.governor.reduced());
}

TEST_CASE("load_governor: raises soon when others have stopped", "[meeting][load]") {
  toy box{2 * 30 * full_hd, many(9, place::small)};
  box.run(900);
  REQUIRE(box.governor.reduced());
  box.places = {place::half, place::half};
  box.underway.clear();
  box.run(150);
  CHECK(box.governor.wish_for(place::half, false) == wish{});
}

TEST_CASE("load_governor: single bad seconds are nothing", "[meeting][load]") {
  load_governor governor;
  const load_share good{place::main, 30, 30, 50, full_hd};
  const load_share bad{place::main, 30, 5, 50, full_hd};
  for (int i = 0; i < 300; ++i) {
    const auto& now = i % 2 == 0 ? bad : good;
    governor.observe(std::span{&now, 1});
  }
  CHECK(governor.rung() == 0);
}

TEST_CASE("load_governor: a still picture is no strain, a late one is", "[meeting][load]") {
  CHECK_FALSE(strained({place::main, 0, 0, 0, full_hd}));
  CHECK_FALSE(strained({place::main, 1, 0, 0, full_hd}));
  CHECK_FALSE(strained({place::main, 60, 30, 60, full_hd})); // a display of 30 Hz
  CHECK(strained({place::main, 30, 30, 900, full_hd}));
  CHECK(strained({place::main, 15, 8, 60, full_hd}));
}
