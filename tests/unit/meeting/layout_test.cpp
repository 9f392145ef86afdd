// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/layout.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::meeting;

namespace {

const share_id a{"s1-1"};
const share_id b{"s1-2"};
const share_id c{"s1-3"};

layout_wish mode(layout_mode which) {
  layout_wish how;
  how.mode = which;
  return how;
}

/// `count` shares come one after the other.
std::vector<tile> come(layout& lay, std::size_t count) {
  std::vector<tile> tiles;
  for (std::size_t i = 0; i < count; ++i) {
    tiles.push_back({share_id{"s1-" + std::to_string(i + 1)}, i + 1, 0});
    lay.follow(tiles, tiles.back().id);
  }
  return tiles;
}

} // namespace

TEST_CASE("layout: nothing shown is idle, and the mode is kept for later", "[meeting][layout]") {
  layout lay;
  REQUIRE(lay.set(mode(layout_mode::focus), {}));
  CHECK(lay.render(0)["mode"] == "idle");
  CHECK(lay.render(1)["mode"] == "focus");
}

TEST_CASE("layout: in single the newest is shown, unless one is pinned", "[meeting][layout]") {
  layout lay;
  REQUIRE(lay.set(mode(layout_mode::single), {}));
  auto tiles = come(lay, 2);
  CHECK(lay.render(2)["focus"] == b.str());
  CHECK(lay.place_of(a, 2) == place::hidden);
  tiles[0].pinned = 1;
  lay.pinned(a);
  lay.follow(tiles);
  CHECK(lay.focus() == a);
  tiles.push_back({c, 3, 0});
  lay.follow(tiles, c);
  CHECK(lay.focus() == a); // whatever comes
  tiles[0].pinned = 0;
  tiles.push_back({share_id{"s1-4"}, 4, 0});
  lay.follow(tiles, share_id{"s1-4"});
  CHECK(lay.focus() == share_id{"s1-4"});
}

TEST_CASE("layout: when the large one ends, the pinned one follows, else the newest",
          "[meeting][layout]") {
  layout lay;
  REQUIRE(lay.set(mode(layout_mode::focus), {}));
  auto tiles = come(lay, 3);
  tiles[0].pinned = 1;
  CHECK(lay.focus() == c);
  tiles.pop_back();
  lay.follow(tiles);
  CHECK(lay.focus() == a);
  tiles.erase(tiles.begin());
  lay.follow(tiles);
  CHECK(lay.focus() == b);
  lay.follow({});
  CHECK(lay.focus().empty());
}

TEST_CASE("layout: full screen ends with its share", "[meeting][layout]") {
  layout lay;
  auto tiles = come(lay, 2);
  layout_wish full;
  full.full = a;
  REQUIRE(lay.set(full, tiles));
  CHECK(lay.place_of(a, 2) == place::main);
  CHECK(lay.place_of(b, 2) == place::hidden);
  tiles.push_back({c, 3, 0});
  lay.follow(tiles, c);
  CHECK(lay.render(3)["full"] == a.str()); // a newcomer does not disturb it
  tiles.erase(tiles.begin());
  lay.follow(tiles);
  CHECK(lay.render(2)["full"] == "");
}

TEST_CASE("layout: a wish for a share that is not there changes nothing", "[meeting][layout]") {
  layout lay;
  auto tiles = come(lay, 2);
  layout_wish wrong = mode(layout_mode::single);
  wrong.focus = share_id{"s9-9"};
  wrong.overlay = true;
  CHECK(lay.set(wrong, tiles).code() == errc::share_not_found);
  CHECK(lay.render(2)["mode"] == "auto");
  CHECK(lay.render(2)["overlay"] == false);
}

TEST_CASE("layout: who is dragged onto the large one is the large one", "[meeting][layout]") {
  layout lay;
  REQUIRE(lay.set(mode(layout_mode::focus), {}));
  come(lay, 3);
  lay.swapped(a, c);
  CHECK(lay.focus() == a);
  lay.swapped(b, c);
  CHECK(lay.focus() == a);
}

TEST_CASE("layout: the box chooses again when the wish is empty", "[meeting][layout]") {
  layout lay;
  auto tiles = come(lay, 3);
  layout_wish how = mode(layout_mode::focus);
  how.focus = a;
  REQUIRE(lay.set(how, tiles));
  CHECK(lay.render(3)["focus"] == a.str());
  how.focus = share_id{};
  REQUIRE(lay.set(how, tiles));
  CHECK(lay.render(3)["focus"] == c.str());
}

TEST_CASE("layout: places follow the number of shares", "[meeting][layout]") {
  layout lay;
  come(lay, 1);
  CHECK(lay.place_of(a, 1) == place::main);
  CHECK(lay.place_of(a, 2) == place::half);
  CHECK(lay.place_of(a, 3) == place::small);
}
