// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/corner_layout.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace tessera::kiosk;

namespace {

constexpr QRectF whole{0, 0, 1920, 1080};
constexpr QSizeF wide{1280, 720};

corner_wish on(const QRectF& screen, corner_spot spot = corner_spot::bottom_end) {
  return {.screen = screen, .camera = wide, .inset = 32, .spot = spot};
}

} // namespace

TEST_CASE("corner_layout: bottom right, 22 % of the screen's width", "[kiosk][layout]") {
  // 0.22 * 1920 = 422.4; in 16:9 237.6 high.
  CHECK(corner_for(on(whole)) == QRectF{1466, 810, 422, 238});
}

TEST_CASE("corner_layout: four corners, end being left when mirrored", "[kiosk][layout]") {
  const bool mirrored = GENERATE(false, true);
  auto spot = corner_spot::bottom_end;
  for (const auto& [end, low] :
       {std::pair{true, true}, {true, false}, {false, false}, {false, true}}) {
    auto wish = on(whole, spot);
    wish.mirrored = mirrored;
    const auto at = corner_for(wish);
    CHECK(at.x() == (end != mirrored ? 1466 : 32));
    CHECK(at.y() == (low ? 810 : 32));
    spot = next_spot(spot);
  }
  CHECK(spot == corner_spot::bottom_end);
}

TEST_CASE("corner_layout: it lies within the picture, in whole pixels, whatever the shapes",
          "[kiosk][layout]") {
  const auto screen = GENERATE(QRectF{240, 0, 1440, 1080}, // 4:3 on a wide display
                               QRectF{17, 101.5, 935, 526},
                               QRectF{0, 240, 1920, 600},
                               QRectF{660, 0, 608, 1080}, // a phone held upright
                               QRectF{0, 0, 3840, 2160});
  const auto camera = GENERATE(QSizeF{}, QSizeF{1280, 720}, QSizeF{640, 480}, QSizeF{720, 1280});
  const auto spot = static_cast<corner_spot>(GENERATE(0, 1, 2, 3));
  const bool mirrored = GENERATE(false, true);
  const auto at = corner_for(
      {.screen = screen, .camera = camera, .inset = 20, .spot = spot, .mirrored = mirrored});
  REQUIRE_FALSE(at.isEmpty());
  CHECK(screen.adjusted(19, 19, -19, -19).contains(at)); // a pixel is lost by rounding
  CHECK(at.width() <= 0.4 * screen.width() + 1);
  CHECK(at.height() <= 0.36 * screen.height() + 1);
  for (double each : {at.x(), at.y(), at.width(), at.height()})
    CHECK(each == std::floor(each));
  const auto shape = camera.isEmpty() ? QSizeF{16, 9} : camera;
  CHECK(at.width() / at.height() == Approx(shape.width() / shape.height()).epsilon(0.02));
}

TEST_CASE("corner_layout: at least 160 wide, and nothing where that hides too much",
          "[kiosk][layout]") {
  // 0.22 * 640 = 141; 160 of 400 is the most of the width that it may take.
  CHECK(corner_for(on({0, 0, 640, 360})).width() == 160);
  CHECK(corner_for(on({0, 0, 400, 300})).width() == 160);
  CHECK(corner_for(on({0, 0, 399, 300})).isEmpty());
  CHECK(corner_for(on({0, 0, 480, 100})).isEmpty()); // too low for a face
  CHECK(corner_for(on({})).isEmpty());
}

TEST_CASE("corner_layout: a question below and a strip above push it in", "[kiosk][layout]") {
  auto low = on(whole);
  low.bottom = 800;
  CHECK(corner_for(low).bottom() == 800);
  auto high = on(whole, corner_spot::top_end);
  high.top = 100;
  CHECK(corner_for(high).top() == 100);
  low.top = 700; // between both there is no room
  CHECK(corner_for(low).isEmpty());
}
