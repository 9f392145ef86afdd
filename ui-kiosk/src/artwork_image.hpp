// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "artwork_shelf.hpp"

#include <QQuickImageProvider>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>

namespace tessera::kiosk {

/// Null of what is no PNG or JPEG, or too large a one. Made smaller to what a tile can show.
/// Context: any thread.
[[nodiscard]] QImage artwork_of(QByteArray bytes);

/// What the tile of a share that plays is drawn with: `image://artwork/cover/ID` fits into the
/// wanted size and has round corners; `image://artwork/ground/ID` fills it with the picture's
/// colours, so soft and dark that text on it reads. Without an ID, or of what is no picture, the
/// cover is empty and the ground is one of our own. `image://artwork/shadow/REACH` is what a cover
/// throws: REACH pixels around one, in the wanted size.
class artwork_image : public QQuickImageProvider {
public:
  explicit artwork_image(std::shared_ptr<const artwork_shelf> shelf)
      : QQuickImageProvider(QQuickImageProvider::Image), shelf_(std::move(shelf)) {}
  QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override;

private:
  [[nodiscard]] QImage picture_of(const QString& about);

  std::shared_ptr<const artwork_shelf> shelf_;
  std::mutex mutex_; ///< one is read at a time: guards read_
  std::deque<std::pair<QString, QImage>> read_; ///< the latest
};

} // namespace tessera::kiosk
