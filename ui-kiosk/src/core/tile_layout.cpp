// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/tile_layout.hpp"

#include <algorithm>
#include <cmath>

namespace tessera::kiosk {
namespace {

constexpr double picture_ratio = 16.0 / 9; // most screens and cameras

/// A column of equal tiles in the middle of `area`, from top to bottom.
void add_column(std::vector<QRectF>& tiles, int count, const QRectF& area, double gap) {
  double height = std::floor(
      std::min(area.width() / picture_ratio, (area.height() - gap * (count - 1)) / count));
  double used = height * count + gap * (count - 1);
  double top = area.y() + std::floor((area.height() - used) / 2);
  for (int at = 0; at < count; ++at)
    tiles.emplace_back(area.x(), top + at * (height + gap), area.width(), std::max(0.0, height));
}

/// The large one above, the others in rows of up to three below it.
std::vector<QRectF> upright_focus(int count, QSizeF area, double gap, bool mirrored) {
  int others = count - 1;
  int columns = others <= 2 ? others : others <= 4 ? 2 : 3;
  int rows = (others + columns - 1) / columns;
  double width = std::floor((area.width() - gap * (columns + 1)) / columns);
  double height =
      std::floor(std::min(width / picture_ratio, (area.height() / 2 - gap * (rows + 1)) / rows));
  double below = rows * (height + gap);
  std::vector<QRectF> tiles{
      {gap, gap, area.width() - 2 * gap, std::floor(area.height() - below - 2 * gap)}};
  for (int at = 0; at < others; ++at) {
    int in_row = std::min(columns, others - at / columns * columns);
    double row_width = width * in_row + gap * (in_row - 1);
    double x = std::floor((area.width() - row_width) / 2) + (at % columns) * (width + gap);
    tiles.emplace_back(mirrored ? area.width() - x - width : x,
                       tiles.front().bottom() + gap + (at / columns) * (height + gap),
                       width,
                       height);
  }
  return tiles;
}

} // namespace

grid grid_for(int count, bool upright) {
  int columns = 1;
  while (columns * columns < count)
    ++columns;
  // Most pictures are wide: below each other they are larger than in the same grid turned round.
  constexpr int one_column = 4;
  constexpr int two_columns = 10;
  if (upright && count <= two_columns)
    columns = count <= one_column ? 1 : 2;
  return {columns, std::max(1, (count + columns - 1) / columns)};
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

double lean_for(int at, int count, QSizeF area) {
  auto shape = grid_for(count, area.height() > area.width());
  if (at < 0 || shape.rows < 2)
    return 0.5;
  double row = std::min(at / shape.columns, shape.rows - 1);
  return 1 - row / (shape.rows - 1);
}

std::vector<QRectF> focus_tiles_for(int count, QSizeF area, double gap, bool mirrored) {
  if (count <= 1 || area.isEmpty())
    return tiles_for(count, area, gap, mirrored);
  if (area.height() > area.width())
    return upright_focus(count, area, gap, mirrored);
  int others = count - 1;
  double room = (area.height() - gap * (others + 1)) / others * picture_ratio;
  double strip = std::floor(std::min(area.width() / 4, room));
  double large = area.width() - strip - 3 * gap;
  std::vector<QRectF> tiles{{gap, gap, large, area.height() - 2 * gap}};
  add_column(tiles, others, {large + 2 * gap, gap, strip, area.height() - 2 * gap}, gap);
  if (mirrored)
    for (auto& tile : tiles)
      tile.moveLeft(area.width() - tile.x() - tile.width());
  return tiles;
}

QRectF fit_picture(QSizeF picture, const QRectF& tile, double lean) {
  constexpr double near_enough = 2;
  if (picture.isEmpty() || tile.isEmpty())
    return {};
  QSizeF size = picture.scaled(tile.size(), Qt::KeepAspectRatio);
  if (std::abs(size.width() - picture.width()) <= near_enough &&
      std::abs(size.height() - picture.height()) <= near_enough)
    size = picture;
  size = QSizeF{std::max(1.0, std::round(size.width())), std::max(1.0, std::round(size.height()))};
  return {std::floor(tile.x() + (tile.width() - size.width()) / 2),
          std::floor(tile.y() + (tile.height() - size.height()) * lean),
          size.width(),
          size.height()};
}

QSize thumbnail_size(QSize picture) {
  constexpr QSize largest{320, 320};
  if (picture.isEmpty())
    return {};
  if (picture.width() <= largest.width() && picture.height() <= largest.height())
    return picture;
  return picture.scaled(largest, Qt::KeepAspectRatio).expandedTo({1, 1});
}

} // namespace tessera::kiosk
