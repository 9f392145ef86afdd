// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "backdrop_image.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace tessera::kiosk {
namespace {

using colour = std::array<float, 3>;

constexpr colour top{0x16, 0x21, 0x3f};
constexpr colour middle{0x0d, 0x15, 0x30};
constexpr colour bottom{0x07, 0x0b, 0x18};
constexpr colour glow{0x17, 0x2b, 0x38}; ///< added at its brightest, a breath of the accent
constexpr float middle_at = 0.55F;
constexpr float noise_step = 1.0F / 256;

colour mix(const colour& a, const colour& b, float share) {
  return {a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share};
}

colour ground_at(float y) {
  return y < middle_at ? mix(top, middle, y / middle_at)
                       : mix(middle, bottom, (y - middle_at) / (1 - middle_at));
}

/// How bright the glow is along one axis; the product of two makes a soft spot.
float falloff(float at, float centre, float width) {
  float distance = (at - centre) / width;
  return std::exp(-distance * distance);
}

} // namespace

QImage backdrop_image::requestImage(const QString&, QSize* size, const QSize& wanted) {
  int width = std::clamp(wanted.width(), 1, 16384);
  int height = std::clamp(wanted.height(), 1, 16384);
  QImage image{width, height, QImage::Format_RGB32};
  std::vector<float> across(static_cast<std::size_t>(width));
  for (int x = 0; x < width; ++x)
    across[static_cast<std::size_t>(x)] = falloff(static_cast<float>(x) / width, 0.82F, 0.34F);
  std::uint32_t random = 0x9e3779b9;
  for (int y = 0; y < height; ++y) {
    float at = static_cast<float>(y) / height;
    auto ground = ground_at(at);
    float down = falloff(at, 0.46F, 0.42F);
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < width; ++x) {
      random = random * 1664525U + 1013904223U;
      float noise = static_cast<float>(random >> 24) * noise_step;
      float light = across[static_cast<std::size_t>(x)] * down * 0.5F;
      line[x] = qRgb(static_cast<int>(ground[0] + glow[0] * light + noise),
                     static_cast<int>(ground[1] + glow[1] * light + noise),
                     static_cast<int>(ground[2] + glow[2] * light + noise));
    }
  }
  if (size != nullptr)
    *size = image.size();
  return image;
}

} // namespace tessera::kiosk
