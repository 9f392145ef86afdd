// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRectF>
#include <QSizeF>

/// Where a camera stands in the corner of its owner's screen. Whole pixels, as in tile_layout.
namespace tessera::kiosk {

/// In the order in which they are gone through; `end` is right, and left when mirrored.
enum class corner_spot { bottom_end, top_end, top_start, bottom_start };
inline constexpr int corner_spots = 4;

/// What comes after it, around the picture.
[[nodiscard]] corner_spot next_spot(corner_spot spot);

struct corner_wish {
  QRectF screen;         ///< the picture of the screen, without the bars beside it
  QSizeF camera = {};    ///< of its pictures; empty = not known: 16:9
  double smallest = 160; ///< its width, unless it is higher than wide
  double inset = 0;      ///< free to the edges of the screen's picture
  double top = 0;        ///< of what is free on the display; the camera keeps out of the rest
  double bottom = 1e9;
  corner_spot spot = corner_spot::bottom_end;
  bool mirrored = false;
};

/// 22 % of the width of the screen's picture, at least `smallest`, and never higher than 36 % of
/// the picture; in the camera's own shape. Empty where it would hide too much or be too small to
/// know a face.
[[nodiscard]] QRectF corner_for(const corner_wish& wish);

} // namespace tessera::kiosk
