// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "share_item.hpp"

#include "core/tile_layout.hpp"
#include "picture_node.hpp"
#include "share_hub.hpp"

#include <QQuickWindow>

namespace tessera::kiosk {
share_item::share_item(QQuickItem* parent) : QQuickItem(parent) {
  setFlag(ItemHasContents);
}

share_item::~share_item() {
  disconnect(swapped_);
}

void share_item::set_share_id(const QString& id) {
  if (id == share_id_)
    return;
  share_id_ = id;
  disconnect(ready_);
  source_ = id.isEmpty() ? nullptr : hub_->source(id);
  if (source_) {
    ready_ = connect(
        source_.get(), &picture_source::picture_ready, this, [this] { on_picture_ready(); });
    watch_window(window());
    on_picture_ready();
  }
  Q_EMIT share_id_changed();
}

void share_item::watch_window(QQuickWindow* window) {
  disconnect(swapped_);
  if (window == nullptr || !source_)
    return;
  // Straight from the render thread: the time of the swap is what is measured.
  swapped_ = connect(
      window,
      &QQuickWindow::frameSwapped,
      this,
      [source = source_] { source->note_swapped(); },
      Qt::DirectConnection);
}

void share_item::on_picture_ready() {
  auto size = source_->last().native;
  if (size != picture_size_) {
    picture_size_ = size;
    place_picture();
    Q_EMIT picture_size_changed();
  }
  update();
}

void share_item::set_final_size(QSizeF size) {
  if (size == final_size_)
    return;
  final_size_ = size;
  ask_for_size();
  Q_EMIT final_size_changed();
}

void share_item::set_lean(qreal lean) {
  if (lean == lean_)
    return;
  lean_ = lean;
  place_picture();
  Q_EMIT lean_changed();
}

void share_item::set_radius(qreal radius) {
  if (radius == radius_)
    return;
  radius_ = radius;
  ask_for_size();
  update();
  Q_EMIT radius_changed();
}

void share_item::set_moving(bool moving) {
  if (moving == moving_)
    return;
  moving_ = moving;
  update();
  Q_EMIT moving_changed();
}

void share_item::ask_for_size() {
  if (!source_)
    return;
  // A GPU scales for nothing; the processor does it best before the colours are converted.
  if (radius_ <= 0 && QQuickWindow::sceneGraphBackend() != QLatin1StringView("software"))
    return source_->set_target({});
  auto area = final_size_.isEmpty() ? QSizeF{width(), height()} : final_size_;
  source_->set_target(fit_picture(picture_size_, QRectF{QPointF{}, area}).size().toSize());
}

void share_item::place_picture() {
  ask_for_size();
  auto at = fit_picture(picture_size_, QRectF{QPointF{}, QSizeF{width(), height()}}, lean_);
  if (at == picture_rect_)
    return;
  picture_rect_ = at;
  Q_EMIT picture_rect_changed();
  update();
}

qreal share_item::radius_in(const QImage& image) const {
  return radius_ * image.width() / picture_rect_.width();
}

void share_item::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickItem::geometryChange(now, before);
  if (now.size() != before.size())
    place_picture();
}

void share_item::itemChange(ItemChange change, const ItemChangeData& data) {
  if (change == ItemSceneChange)
    watch_window(data.window);
  QQuickItem::itemChange(change, data);
}

QSGNode* share_item::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
  if (!source_ || picture_rect_.isEmpty()) {
    delete old;
    return nullptr;
  }
  auto* node = static_cast<picture_node*>(old);
  auto next = source_->take();
  if (node == nullptr) {
    node = new picture_node{*window()};
    if (!next)
      next = source_->last(); // an item that is new shows what was there
  }
  if (next && !next->image.isNull()) {
    node->show(*window(), next->image, radius_in(next->image));
    source_->note_drawn(*next);
  } else if (drawn_radius_ != radius_) { // the picture stays, its corners do not
    if (auto last = source_->last(); !last.image.isNull())
      node->show(*window(), last.image, radius_in(last.image));
  }
  drawn_radius_ = radius_;
  node->place(picture_rect_, moving_);
  return node;
}

} // namespace tessera::kiosk
