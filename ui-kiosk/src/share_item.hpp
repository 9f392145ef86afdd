// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "picture_source.hpp"

#include <QQuickItem>
#include <memory>

namespace tessera::kiosk {

class share_hub;

/// Draws the newest picture of one share, fitted into the item. Beside the picture it draws
/// nothing, so that nothing lies below or over it that would be drawn again with each picture.
class share_item : public QQuickItem {
  Q_OBJECT
  Q_PROPERTY(QString shareId READ share_id WRITE set_share_id NOTIFY share_id_changed)
  /// The size that the item is about to have: pictures come in it before it is reached, so that
  /// none has to be made twice. Empty = the size it has.
  Q_PROPERTY(QSizeF finalSize READ final_size WRITE set_final_size NOTIFY final_size_changed)
  /// Where a picture that is lower than the item stands: 0 at the top, 1 at the bottom.
  Q_PROPERTY(qreal lean READ lean WRITE set_lean NOTIFY lean_changed)
  /// While it is on its way the picture is scaled the quick way.
  Q_PROPERTY(bool moving READ moving WRITE set_moving NOTIFY moving_changed)
  /// Where the picture stands within the item; empty before the first one.
  Q_PROPERTY(QRectF pictureRect READ picture_rect NOTIFY picture_rect_changed)
  Q_PROPERTY(bool hasPicture READ has_picture NOTIFY picture_rect_changed)
  /// As it is sent; empty before the first one.
  Q_PROPERTY(QSizeF pictureSize READ picture_size NOTIFY picture_size_changed)
  /// Of the picture's corners. Pictures with round ones come in the size in which they are drawn.
  Q_PROPERTY(qreal radius READ radius WRITE set_radius NOTIFY radius_changed)

public:
  explicit share_item(QQuickItem* parent = nullptr);
  ~share_item() override;

  /// Before the first item is made.
  static void use_hub(share_hub* hub) noexcept { hub_ = hub; }

  [[nodiscard]] QString share_id() const { return share_id_; }
  void set_share_id(const QString& id);
  [[nodiscard]] QRectF picture_rect() const { return picture_rect_; }
  /// The newest one; null before the first.
  [[nodiscard]] QImage picture() const { return source_ ? source_->last().image : QImage{}; }
  [[nodiscard]] bool has_picture() const { return !picture_rect_.isEmpty(); }
  [[nodiscard]] QSizeF picture_size() const { return picture_size_; }

  [[nodiscard]] qreal radius() const { return radius_; }
  void set_radius(qreal radius);

  [[nodiscard]] QSizeF final_size() const { return final_size_; }
  void set_final_size(QSizeF size);
  [[nodiscard]] qreal lean() const { return lean_; }
  void set_lean(qreal lean);
  [[nodiscard]] bool moving() const { return moving_; }
  void set_moving(bool moving);

Q_SIGNALS:
  void final_size_changed();
  void lean_changed();
  void moving_changed();
  void share_id_changed();
  void picture_rect_changed();
  void picture_size_changed();
  void radius_changed();

protected:
  QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
  void geometryChange(const QRectF& now, const QRectF& before) override;
  void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
  void on_picture_ready();
  void place_picture();
  void ask_for_size();
  /// The radius in the pixels of that image.
  [[nodiscard]] qreal radius_in(const QImage& image) const;
  void watch_window(QQuickWindow* window);

  inline static share_hub* hub_ = nullptr;
  QString share_id_;
  std::shared_ptr<picture_source> source_;
  QMetaObject::Connection ready_;
  QMetaObject::Connection swapped_;
  QSize picture_size_;
  QRectF picture_rect_;
  QSizeF final_size_;
  qreal lean_ = 0.5;
  qreal radius_ = 0;
  qreal drawn_radius_ = 0; ///< of the picture that the node has
  bool moving_ = false;
};

} // namespace tessera::kiosk
