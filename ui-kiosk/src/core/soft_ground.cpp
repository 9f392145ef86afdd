// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/soft_ground.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace tessera::kiosk {
namespace {

using colour = soft_ground::colour;

constexpr int blur_rounds = 3; // of boxes: as good as a bell curve
constexpr int blur_radius = 9;
constexpr float saturation = 1.35F;
constexpr float most_light = 0.62F; ///< of the picture's own; also where it is dark already
constexpr colour depth{0x05, 0x08, 0x12};
constexpr colour own_top{0x2a, 0x3a, 0x78};
constexpr colour own_bottom{0x10, 0x18, 0x38};
constexpr colour own_glow{0x1c, 0x5c, 0x60};

std::size_t place(int x, int y) {
  return static_cast<std::size_t>(y) * soft_ground::columns + static_cast<std::size_t>(x);
}

float grey(const colour& of) {
  return (of[0] * 11 + of[1] * 16 + of[2] * 5) / 32; // as qGray
}

colour mix(const colour& a, const colour& b, float share) {
  return {a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share};
}

/// One round along one axis; what lies beyond the edge is the edge.
void blur(std::vector<colour>& field, int length, int lines, bool across) {
  std::vector<colour> line(static_cast<std::size_t>(length));
  for (int at = 0; at < lines; ++at) {
    for (int i = 0; i < length; ++i) {
      colour sum{};
      for (int step = -blur_radius; step <= blur_radius; ++step) {
        const int near = std::clamp(i + step, 0, length - 1);
        const auto& one = field[across ? place(near, at) : place(at, near)];
        for (std::size_t c = 0; c < sum.size(); ++c)
          sum[c] += one[c];
      }
      for (auto& part : sum)
        part /= 2 * blur_radius + 1;
      line[static_cast<std::size_t>(i)] = sum;
    }
    for (int i = 0; i < length; ++i)
      field[across ? place(i, at) : place(at, i)] = line[static_cast<std::size_t>(i)];
  }
}

/// Richer, then so dark that the brightest of it is dark enough; darker still towards the bottom.
void deepen(std::vector<colour>& field) {
  float most = 1;
  for (auto& one : field) {
    const float light = grey(one);
    for (auto& part : one)
      part = std::clamp(light + (part - light) * saturation, 0.0F, 255.0F);
    most = std::max(most, grey(one));
  }
  const float share = std::min(most_light, (soft_ground::brightest - grey(depth)) / most);
  for (int y = 0; y < soft_ground::rows; ++y) {
    const float down = static_cast<float>(y) / (soft_ground::rows - 1);
    for (int x = 0; x < soft_ground::columns; ++x)
      for (std::size_t c = 0; c < 3; ++c) {
        auto& part = field[place(x, y)][c];
        part = depth[c] + part * share * (1 - 0.45F * down * down);
      }
  }
}

std::vector<colour> own_field() {
  std::vector<colour> field(place(0, soft_ground::rows));
  for (int y = 0; y < soft_ground::rows; ++y)
    for (int x = 0; x < soft_ground::columns; ++x) {
      const float right = static_cast<float>(x) / soft_ground::columns - 0.24F;
      const float down = static_cast<float>(y) / soft_ground::rows - 0.42F;
      const float near = std::exp(-(right * right / 0.07F + down * down / 0.16F));
      field[place(x, y)] = mix(mix(own_top, own_bottom, down + 0.42F), own_glow, near * 0.85F);
    }
  return field;
}

} // namespace

soft_ground::soft_ground(std::vector<colour> from) : field_(std::move(from)) {
  field_.resize(place(0, rows));
  for (int round = 0; round < blur_rounds; ++round) {
    blur(field_, columns, rows, true);
    blur(field_, rows, columns, false);
  }
  deepen(field_);
}

soft_ground::soft_ground() : field_(own_field()) {
  deepen(field_);
}

void soft_ground::draw(std::uint32_t* to, int width, int height) const {
  std::uint32_t random = 0x9e3779b9;
  std::vector<colour> line(columns);
  for (int y = 0; y < height; ++y) {
    const float down = (static_cast<float>(y) + 0.5F) / static_cast<float>(height) * (rows - 1);
    const int above = std::min(static_cast<int>(down), rows - 2);
    for (int x = 0; x < columns; ++x)
      line[static_cast<std::size_t>(x)] = mix(
          field_[place(x, above)], field_[place(x, above + 1)], down - static_cast<float>(above));
    for (int x = 0; x < width; ++x) {
      const float right =
          (static_cast<float>(x) + 0.5F) / static_cast<float>(width) * (columns - 1);
      const auto left = static_cast<std::size_t>(std::min(static_cast<int>(right), columns - 2));
      random = random * 1664525U + 1013904223U;
      const float noise = static_cast<float>(random >> 24) / 256;
      const auto one = mix(line[left], line[left + 1], right - static_cast<float>(left));
      std::uint32_t pixel = 0xff;
      for (const float part : one)
        pixel = pixel << 8 | static_cast<std::uint32_t>(std::min(part + noise, 255.0F));
      *to++ = pixel;
    }
  }
}

} // namespace tessera::kiosk
