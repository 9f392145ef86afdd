// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/soft_ground.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using tessera::kiosk::soft_ground;
using colour = soft_ground::colour;

namespace {

constexpr int width = 320, height = 180;

std::vector<std::uint32_t> drawn(const soft_ground& from) {
  std::vector<std::uint32_t> pixels(width * height);
  from.draw(pixels.data(), width, height);
  return pixels;
}

int part(std::uint32_t pixel, int shift) {
  return static_cast<int>(pixel >> shift & 0xff);
}

int grey(std::uint32_t pixel) {
  return (part(pixel, 16) * 11 + part(pixel, 8) * 16 + part(pixel, 0) * 5) / 32;
}

std::vector<colour> all_of(colour one) {
  return std::vector<colour>(soft_ground::columns * soft_ground::rows, one);
}

} // namespace

TEST_CASE("soft_ground: text reads on whatever the picture was", "[kiosk]") {
  for (const colour one :
       {colour{255, 255, 255}, {255, 255, 0}, {0, 255, 0}, {0, 0, 255}, {0, 0, 0}})
    for (const auto pixel : drawn(soft_ground{all_of(one)})) {
      REQUIRE(grey(pixel) <= soft_ground::brightest + 1);
      REQUIRE(pixel >> 24 == 0xff);
    }
  auto half = all_of({0, 0, 0});
  for (std::size_t at = 0; at < half.size(); at += 2)
    half[at] = {255, 255, 255};
  for (const auto pixel : drawn(soft_ground{half}))
    REQUIRE(grey(pixel) <= soft_ground::brightest + 1);
  for (const auto pixel : drawn(soft_ground{}))
    REQUIRE(grey(pixel) <= soft_ground::brightest + 1);
}

TEST_CASE("soft_ground: it keeps the picture's colours where they are", "[kiosk]") {
  auto field = all_of({220, 30, 30});
  for (std::size_t at = 0; at < field.size(); ++at)
    if (at % soft_ground::columns >= soft_ground::columns / 2)
      field[at] = {30, 60, 220};
  const auto pixels = drawn(soft_ground{field});
  const auto left = pixels[width * 20 + 10], right = pixels[width * 20 + width - 10];
  CHECK(part(left, 16) > 2 * part(left, 0));
  CHECK(part(right, 0) > 2 * part(right, 16));
}

TEST_CASE("soft_ground: nothing of the shapes is left", "[kiosk]") {
  auto field = all_of({0, 0, 0});
  for (std::size_t at = 0; at < field.size(); ++at)
    if (at % 4 < 2)
      field[at] = {255, 255, 255};
  const auto pixels = drawn(soft_ground{field});
  for (int x = 1; x < width; ++x)
    REQUIRE(std::abs(grey(pixels[width * 90 + x]) - grey(pixels[width * 90 + x - 1])) <= 2);
}

TEST_CASE("soft_ground: too few colours are no reason to fall over", "[kiosk]") {
  CHECK(drawn(soft_ground{{}}).size() == width * height);
}
