// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGTexture>
#include <memory>

namespace tessera::kiosk {

/// One picture in the scene. The software scene graph does not delete a texture that another one
/// replaces: it is owned here. Context: render thread.
class picture_node : public QSGNode {
public:
  explicit picture_node(QQuickWindow& window);

  /// `radius`: of the picture's corners, in its own pixels; only for small ones, which are copied.
  void show(QQuickWindow& window, const QImage& image, double radius = 0);
  void place(const QRectF& at, bool moving);

private:
  QSGImageNode* image_;
  std::unique_ptr<QSGTexture> texture_;
  QSize size_;
};

} // namespace tessera::kiosk
