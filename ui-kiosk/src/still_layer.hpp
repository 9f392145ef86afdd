// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "share_item.hpp"

#include <QQuickItem>
#include <vector>

namespace tessera::kiosk {

/// Pictures as they stood when tiles began to move, below the tiles: the display is nowhere bare
/// where there was a picture and will be one. Context: GUI thread.
class still_layer : public QQuickItem {
  Q_OBJECT

public:
  explicit still_layer(QQuickItem* parent = nullptr);

  /// Takes the picture of the item, where it stands now. Nothing when it has none.
  Q_INVOKABLE void hold(tessera::kiosk::share_item* of, bool dimmed);
  Q_INVOKABLE void clear();

protected:
  QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;

private:
  struct still {
    QImage image;
    QRectF at;
    bool dimmed = false;
  };

  std::vector<still> stills_;
  bool changed_ = false;
};

} // namespace tessera::kiosk
