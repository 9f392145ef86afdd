// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "picture_node.hpp"

#include <QPainter>
#include <QPainterPath>
#include <utility>

namespace tessera::kiosk {
namespace {

/// Nothing in a software scene cuts round corners.
QImage rounded(const QImage& image, double radius) {
  auto round = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
  QPainterPath whole;
  whole.addRect(round.rect());
  QPainterPath kept;
  kept.addRoundedRect(round.rect(), radius, radius);
  QPainter painter{&round};
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
  painter.fillPath(whole.subtracted(kept), Qt::black);
  return round;
}

} // namespace

picture_node::picture_node(QQuickWindow& window) : image_(window.createImageNode()) {
  image_->setFlag(QSGNode::OwnedByParent);
  appendChildNode(image_);
}

void picture_node::show(QQuickWindow& window, const QImage& image, double radius) {
  std::unique_ptr<QSGTexture> next{
      radius > 0 ? window.createTextureFromImage(rounded(image, radius))
                 : window.createTextureFromImage(image, QQuickWindow::TextureIsOpaque)};
  image_->setTexture(next.get());
  image_->setSourceRect(QRectF{QPointF{}, image.size()});
  texture_ = std::move(next);
  size_ = image.size();
}

void picture_node::place(const QRectF& at, bool moving) {
  // 1:1 pictures are copied without a filter, and nobody reads what moves.
  bool scaled = at.size() != QSizeF{size_} && !moving;
  auto filter = scaled ? QSGTexture::Linear : QSGTexture::Nearest;
  if (image_->filtering() != filter)
    image_->setFiltering(filter);
  if (image_->rect() != at)
    image_->setRect(at);
}

} // namespace tessera::kiosk
