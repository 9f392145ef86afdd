// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "qr_image.hpp"

#include <qrencode.h>

#include <QPainter>
#include <QUrl>
#include <algorithm>
#include <memory>

namespace tessera::kiosk {
namespace {

constexpr QRgb dark = qRgb(0x0b, 0x12, 0x28);

} // namespace

QImage qr_image::requestImage(const QString& id, QSize* size, const QSize& wanted) {
  auto text = QUrl::fromPercentEncoding(id.toLatin1()).toUtf8();
  std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
      QRcode_encodeString8bit(text.constData(), 0, QR_ECLEVEL_M), QRcode_free};
  int side = std::max(wanted.width(), 1);
  QImage image{side, side, QImage::Format_ARGB32_Premultiplied};
  image.fill(Qt::transparent);
  if (code) {
    QPainter painter{&image};
    int module = std::max(1, side / code->width);
    int margin = (side - module * code->width) / 2;
    for (int y = 0; y < code->width; ++y)
      for (int x = 0; x < code->width; ++x)
        if ((code->data[y * code->width + x] & 1) != 0)
          painter.fillRect(margin + x * module, margin + y * module, module, module, dark);
  }
  if (size != nullptr)
    *size = image.size();
  return image;
}

} // namespace tessera::kiosk
