// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "thumbnail.hpp"

#include "core/tile_layout.hpp"

#include <QBuffer>

namespace tessera::kiosk {
namespace {

constexpr qsizetype max_bytes = 40 * 1024;

} // namespace

QByteArray thumbnail_of(const QImage& image, QSize native) {
  if (image.isNull())
    return {};
  auto size = thumbnail_size(native.isEmpty() ? image.size() : native);
  auto small = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  // Noise does not get small at the usual quality.
  for (int quality : {60, 40, 20, 5}) {
    QByteArray jpeg;
    QBuffer into{&jpeg};
    into.open(QIODevice::WriteOnly);
    if (small.save(&into, "JPEG", quality) && jpeg.size() <= max_bytes)
      return jpeg;
  }
  return {};
}

} // namespace tessera::kiosk
