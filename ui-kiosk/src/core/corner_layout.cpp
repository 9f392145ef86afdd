// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/corner_layout.hpp"

#include <algorithm>
#include <cmath>

namespace tessera::kiosk {
namespace {

constexpr QSizeF usual_camera{16, 9};
constexpr double usual_width = 0.22; // of the screen's picture
constexpr double most_width = 0.4;
constexpr double most_height = 0.36;
/// Of the area that a camera of the smallest width and the usual shape has: upright ones are
/// narrow, low pictures have low cameras.
constexpr double least_area = 0.5;

/// Empty = there is no room for it.
QSizeF size_for(const corner_wish& wish) {
  const auto shape = wish.camera.isEmpty() ? usual_camera : wish.camera;
  const double width = std::max(usual_width * wish.screen.width(), wish.smallest);
  if (width > most_width * wish.screen.width())
    return {};
  const double free =
      std::min(wish.screen.bottom(), wish.bottom) - std::max(wish.screen.top(), wish.top);
  const double height = std::min(most_height * wish.screen.height(), free - 2 * wish.inset);
  if (height <= 0)
    return {};
  const auto size = shape.scaled({width, height}, Qt::KeepAspectRatio);
  const double least =
      least_area * wish.smallest * wish.smallest * usual_camera.height() / usual_camera.width();
  if (size.width() * size.height() < least)
    return {};
  return {std::round(size.width()), std::round(size.height())};
}

} // namespace

corner_spot next_spot(corner_spot spot) {
  return static_cast<corner_spot>((static_cast<int>(spot) + 1) % corner_spots);
}

QRectF corner_for(const corner_wish& wish) {
  const auto size = size_for(wish);
  if (size.isEmpty())
    return {};
  const bool end = wish.spot == corner_spot::bottom_end || wish.spot == corner_spot::top_end;
  const bool low = wish.spot == corner_spot::bottom_end || wish.spot == corner_spot::bottom_start;
  const double x = end != wish.mirrored ? wish.screen.right() - wish.inset - size.width()
                                        : wish.screen.left() + wish.inset;
  const double y = low ? std::min(wish.screen.bottom() - wish.inset, wish.bottom) - size.height()
                       : std::max(wish.screen.top() + wish.inset, wish.top);
  return {std::round(x), std::round(y), size.width(), size.height()};
}

} // namespace tessera::kiosk
