// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRectF>
#include <QSizeF>
#include <vector>

/// Where pictures stand on the display. Whole pixels throughout: a picture that lies between
/// pixels is drawn by scaling, which costs ten times a plain copy and blurs text.
namespace tessera::kiosk {

struct grid {
  int columns = 1;
  int rows = 1;
  friend bool operator==(const grid&, const grid&) = default;
};

/// 1: one, 2: side by side, 3-4: 2x2, 5-6: 3x2, 7-9: 3x3, more: the smallest square that holds
/// them. On a display that is higher than wide up to four stand in one column, up to ten in two.
[[nodiscard]] grid grid_for(int count, bool upright);

/// One rectangle a share, in order; a last row that is not full stands centred. One share has the
/// whole area, more have `gap` pixels between and around them.
[[nodiscard]] std::vector<QRectF> tiles_for(int count, QSizeF area, double gap, bool mirrored);

/// The first large, the others in a strip beside it (below it where the display is higher than
/// wide), as large as they can be without taking more than a quarter of the width.
[[nodiscard]] std::vector<QRectF>
focus_tiles_for(int count, QSizeF area, double gap, bool mirrored);

/// How a picture of another aspect ratio stands in tile number `at` of tiles_for: 0 at the top, 1
/// at the bottom. Rows lean towards the middle of the display, so that no wide gaps part them.
[[nodiscard]] double lean_for(int at, int count, QSizeF area);

/// The largest rectangle with the picture's aspect ratio in `tile`, in the middle from left to
/// right and at `lean` from top to bottom. A picture of exactly the tile's size, or within two
/// pixels of it, keeps its own size.
[[nodiscard]] QRectF fit_picture(QSizeF picture, const QRectF& tile, double lean = 0.5);

/// Of a thumbnail (docs/kiosk-rpc.md): at most 320 wide and as high as it is wide, never larger
/// than the picture.
[[nodiscard]] QSize thumbnail_size(QSize picture);

} // namespace tessera::kiosk
