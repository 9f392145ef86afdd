// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/tile_layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tessera::kiosk {

grid grid_for(int count, bool upright) {
  int columns = 1;
  while (columns * columns < count)
    ++columns;
  grid shape{columns, std::max(1, (count + columns - 1) / columns)};
  if (upright)
    std::swap(shape.columns, shape.rows);
  return shape;
}

std::vector<QRectF> tiles_for(int count, QSizeF area, double gap, bool mirrored) {
  std::vector<QRectF> tiles;
  if (count <= 0 || area.isEmpty())
    return tiles;
  if (count == 1)
    return {QRectF{QPointF{}, area}};
  auto shape = grid_for(count, area.height() > area.width());
  double width = std::floor((area.width() - gap * (shape.columns + 1)) / shape.columns);
  double height = std::floor((area.height() - gap * (shape.rows + 1)) / shape.rows);
  double top = std::floor((area.height() - height * shape.rows - gap * (shape.rows - 1)) / 2);
  for (int at = 0; at < count; ++at) {
    int row = at / shape.columns;
    int in_row = std::min(shape.columns, count - row * shape.columns);
    double row_width = width * in_row + gap * (in_row - 1);
    double x = std::floor((area.width() - row_width) / 2) + (at % shape.columns) * (width + gap);
    if (mirrored)
      x = area.width() - x - width;
    tiles.emplace_back(x, top + row * (height + gap), std::max(0.0, width), std::max(0.0, height));
  }
  return tiles;
}

QRectF fit_picture(QSizeF picture, const QRectF& tile) {
  constexpr double near_enough = 2;
  if (picture.isEmpty() || tile.isEmpty())
    return {};
  QSizeF size = picture.scaled(tile.size(), Qt::KeepAspectRatio);
  if (std::abs(size.width() - picture.width()) <= near_enough &&
      std::abs(size.height() - picture.height()) <= near_enough)
    size = picture;
  size = QSizeF{std::max(1.0, std::round(size.width())), std::max(1.0, std::round(size.height()))};
  return {std::floor(tile.x() + (tile.width() - size.width()) / 2),
          std::floor(tile.y() + (tile.height() - size.height()) / 2),
          size.width(),
          size.height()};
}

} // namespace tessera::kiosk
