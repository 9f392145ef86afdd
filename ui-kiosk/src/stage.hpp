// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

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
  /// Where a picture of this aspect ratio stands in an area.
  Q_INVOKABLE QRectF fit(double picture_width, double picture_height, double width, double height) {
    return fit_picture({picture_width, picture_height}, {0, 0, width, height});
  }

private:
  bool motion_;
};

} // namespace tessera::kiosk
