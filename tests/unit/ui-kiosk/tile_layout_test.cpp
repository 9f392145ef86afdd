// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/tile_layout.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;

namespace {

constexpr double gap = 16;
const QSizeF full_hd{1920, 1080};

bool overlap(const std::vector<QRectF>& tiles) {
  for (std::size_t a = 0; a < tiles.size(); ++a)
    for (std::size_t b = a + 1; b < tiles.size(); ++b)
      if (tiles[a].intersects(tiles[b]))
        return true;
  return false;
}

} // namespace

TEST_CASE("tile_layout: the grids are those of the design", "[kiosk][layout]") {
  CHECK(grid_for(1, false) == grid{1, 1});
  CHECK(grid_for(2, false) == grid{2, 1});
  CHECK(grid_for(3, false) == grid{2, 2});
  CHECK(grid_for(4, false) == grid{2, 2});
  CHECK(grid_for(5, false) == grid{3, 2});
  CHECK(grid_for(6, false) == grid{3, 2});
  CHECK(grid_for(7, false) == grid{3, 3});
  CHECK(grid_for(9, false) == grid{3, 3});
}

TEST_CASE("tile_layout: upright, up to four stand below each other, more in two columns",
          "[kiosk][layout]") {
  CHECK(grid_for(1, true) == grid{1, 1});
  CHECK(grid_for(2, true) == grid{1, 2});
  CHECK(grid_for(4, true) == grid{1, 4});
  CHECK(grid_for(5, true) == grid{2, 3});
  CHECK(grid_for(9, true) == grid{2, 5});
  CHECK(grid_for(12, true) == grid{4, 3});
}

TEST_CASE("tile_layout: one share has the whole display", "[kiosk][layout]") {
  auto tiles = tiles_for(1, full_hd, gap, false);
  REQUIRE(tiles.size() == 1);
  CHECK(tiles.front() == QRectF{0, 0, 1920, 1080});
}

TEST_CASE("tile_layout: one to nine tiles lie on the display in whole pixels without overlap",
          "[kiosk][layout]") {
  auto count = GENERATE(range(1, 10));
  auto mirrored = GENERATE(false, true);
  auto tiles = tiles_for(count, full_hd, gap, mirrored);
  REQUIRE(tiles.size() == static_cast<std::size_t>(count));
  CHECK_FALSE(overlap(tiles));
  for (const auto& tile : tiles) {
    CHECK(QRectF(QPointF{}, full_hd).contains(tile));
    CHECK(tile.toRect() == tile);
    CHECK(tile.size() == tiles.front().size());
  }
}

TEST_CASE("tile_layout: the first of two stands left, and right when mirrored", "[kiosk][layout]") {
  auto plain = tiles_for(2, full_hd, gap, false);
  auto mirrored = tiles_for(2, full_hd, gap, true);
  CHECK(plain[0].x() < plain[1].x());
  CHECK(mirrored[0].x() > mirrored[1].x());
}

TEST_CASE("tile_layout: the third of three stands in the middle below", "[kiosk][layout]") {
  auto tiles = tiles_for(3, full_hd, gap, false);
  CHECK(tiles[2].center().x() == Approx(960).margin(1));
  CHECK(tiles[2].y() > tiles[0].bottom());
}

TEST_CASE("tile_layout: no shares or no display mean no tiles", "[kiosk][layout]") {
  CHECK(tiles_for(0, full_hd, gap, false).empty());
  CHECK(tiles_for(2, QSizeF{0, 0}, gap, false).empty());
}

TEST_CASE("fit_picture: a picture of the display's size is not scaled", "[kiosk][layout]") {
  CHECK(fit_picture({1920, 1080}, {0, 0, 1920, 1080}) == QRectF{0, 0, 1920, 1080});
  // Encoders crop to even or to multiples of 16; two lines less are no reason to blur text.
  CHECK(fit_picture({1920, 1078}, {0, 0, 1920, 1080}) == QRectF{0, 1, 1920, 1078});
}

TEST_CASE("fit_picture: another aspect ratio is letterboxed in the middle", "[kiosk][layout]") {
  // 4:3 on 16:9: 1080 * 4 / 3 = 1440 wide, (1920 - 1440) / 2 = 240 free on each side.
  CHECK(fit_picture({1024, 768}, {0, 0, 1920, 1080}) == QRectF{240, 0, 1440, 1080});
  // 21:9: 1920 * 1080 / 2560 = 810 high, (1080 - 810) / 2 = 135 free above and below.
  CHECK(fit_picture({2560, 1080}, {0, 0, 1920, 1080}) == QRectF{0, 135, 1920, 810});
}

TEST_CASE("lean_for: rows lean towards the middle, one row stands in it", "[kiosk][layout]") {
  constexpr QSizeF upright{1080, 1920};
  CHECK(lean_for(0, 1, full_hd) == 0.5);
  CHECK(lean_for(1, 2, full_hd) == 0.5);
  CHECK(lean_for(-1, 6, full_hd) == 0.5); // hidden by the layout
  // 3x2
  CHECK(lean_for(2, 6, full_hd) == 1);
  CHECK(lean_for(3, 6, full_hd) == 0);
  // 3x3
  CHECK(lean_for(0, 9, full_hd) == 1);
  CHECK(lean_for(4, 9, full_hd) == 0.5);
  CHECK(lean_for(8, 9, full_hd) == 0);
  // one below the other
  CHECK(lean_for(0, 2, upright) == 1);
  CHECK(lean_for(1, 2, upright) == 0);
}

TEST_CASE("fit_picture: a low picture leans to the top or to the bottom", "[kiosk][layout]") {
  // 1920 x 810 in 1080 leaves 270.
  CHECK(fit_picture({2560, 1080}, {0, 0, 1920, 1080}, 0).top() == 0);
  CHECK(fit_picture({2560, 1080}, {0, 0, 1920, 1080}, 1).top() == 270);
}

TEST_CASE("fit_picture: extreme pictures keep at least a pixel", "[kiosk][layout]") {
  CHECK(fit_picture({7680, 1}, {0, 0, 640, 360}).height() == 1);
  CHECK(fit_picture({0, 0}, {0, 0, 640, 360}).isEmpty());
}

TEST_CASE("focus_tiles: one large and up to eight small ones lie on the display without overlap",
          "[kiosk][layout]") {
  auto count = GENERATE(range(2, 10));
  auto mirrored = GENERATE(false, true);
  auto area = GENERATE(QSizeF{1920, 1080}, QSizeF{1080, 1920}, QSizeF{1280, 720});
  auto tiles = focus_tiles_for(count, area, gap, mirrored);
  REQUIRE(tiles.size() == static_cast<std::size_t>(count));
  CHECK_FALSE(overlap(tiles));
  for (const auto& tile : tiles) {
    CHECK(QRectF(QPointF{}, area).contains(tile));
    CHECK(tile.toRect() == tile);
    CHECK(tile.width() <= tiles.front().width());
    CHECK(tile.height() <= tiles.front().height());
  }
}

TEST_CASE("focus_tiles: the strip is right, left when mirrored, and below on upright displays",
          "[kiosk][layout]") {
  auto plain = focus_tiles_for(3, full_hd, gap, false);
  CHECK(plain[1].x() > plain[0].right());
  auto mirrored = focus_tiles_for(3, full_hd, gap, true);
  CHECK(mirrored[1].right() < mirrored[0].x());
  auto upright = focus_tiles_for(3, {1080, 1920}, gap, false);
  CHECK(upright[1].y() > upright[0].bottom());
}

TEST_CASE("focus_tiles: one alone has the whole display", "[kiosk][layout]") {
  CHECK(focus_tiles_for(1, full_hd, gap, false) == tiles_for(1, full_hd, gap, false));
}

TEST_CASE("thumbnail_size: at most 320 wide and high, with the picture's ratio",
          "[kiosk][layout]") {
  CHECK(thumbnail_size({1920, 1080}) == QSize{320, 180});
  CHECK(thumbnail_size({1080, 1920}) == QSize{180, 320});
  CHECK(thumbnail_size({200, 100}) == QSize{200, 100});
  CHECK(thumbnail_size({7680, 1}) == QSize{320, 1});
  CHECK(thumbnail_size({0, 5}).isEmpty());
}
