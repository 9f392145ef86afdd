// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/corner_layout.hpp"
#include "core/tile_layout.hpp"

#include <QObject>
#include <QVariantList>

namespace tessera::kiosk {

/// Layout arithmetic and settings for QML.
class stage : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool motion READ motion CONSTANT)
  Q_PROPERTY(QString version READ version CONSTANT)

public:
  explicit stage(bool motion) : motion_(motion) {}

  [[nodiscard]] bool motion() const { return motion_; }
  [[nodiscard]] QString version() const { return QStringLiteral(TESSERA_VERSION); }

  /// A list of rectangles, one a slot of the plan.
  Q_INVOKABLE QVariantList
  tiles(bool focus, int count, double width, double height, double gap, bool mirrored) {
    auto layout = focus ? focus_tiles_for : tiles_for;
    QVariantList list;
    for (const auto& tile : layout(count, {width, height}, gap, mirrored))
      list.append(tile);
    return list;
  }
  /// Of the tile in that slot: 0 = its picture stands at the top, 1 = at the bottom.
  Q_INVOKABLE double lean(bool focus, int slot, int count, double width, double height) {
    return focus ? 0.5 : lean_for(slot, count, {width, height});
  }
  /// Where a wide picture stands in an area.
  Q_INVOKABLE QRectF fit(double width, double height, double lean) {
    return fit_picture({16, 9}, {0, 0, width, height}, lean);
  }
  /// Where a picture of that size, empty = a wide one, stands in a tile.
  Q_INVOKABLE QRectF pictureIn(const QRectF& tile, QSizeF size, double lean) {
    return fit_picture(size.isEmpty() ? QSizeF{16, 9} : size, tile, lean);
  }
  /// Of a camera in that picture of a screen, with `top` and `bottom` of what is free on the
  /// display; empty = there is no room for it.
  Q_INVOKABLE QRectF corner(const QRectF& screen,
                            QSizeF camera,
                            double smallest,
                            double inset,
                            double top,
                            double bottom,
                            int spot,
                            bool mirrored) {
    return corner_for(
        {screen, camera, smallest, inset, top, bottom, static_cast<corner_spot>(spot), mirrored});
  }

private:
  bool motion_;
};

} // namespace tessera::kiosk
