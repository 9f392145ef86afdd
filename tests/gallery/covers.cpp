// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "covers.hpp"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

namespace tessera::gallery {
namespace {

QImage dusk(int width, int height) {
  QImage image{width, height, QImage::Format_RGB32};
  QPainter painter{&image};
  painter.setRenderHint(QPainter::Antialiasing);
  QLinearGradient sky{0, 0, 0, height * 0.8};
  sky.setColorAt(0, QColor{0x2b, 0x1b, 0x5a});
  sky.setColorAt(0.45, QColor{0xb2, 0x3a, 0x6e});
  sky.setColorAt(0.8, QColor{0xff, 0x8c, 0x42});
  sky.setColorAt(1, QColor{0xff, 0xd1, 0x66});
  painter.fillRect(image.rect(), sky);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor{0xff, 0xe8, 0xb0});
  painter.drawEllipse(QPointF{width * 0.62, height * 0.56}, height * 0.13, height * 0.13);
  for (int at = 0; at < 4; ++at) {
    QPainterPath hill;
    const double top = height * (0.62 + at * 0.09);
    hill.moveTo(0, height);
    hill.lineTo(0, top);
    hill.cubicTo(width * 0.3,
                 top - height * 0.14 * (at % 2 == 0 ? 1 : -0.4),
                 width * 0.6,
                 top + height * 0.1,
                 width,
                 top - height * 0.05);
    hill.lineTo(width, height);
    painter.setBrush(QColor::fromHsv(285 - at * 12, 150, 105 - at * 24));
    painter.drawPath(hill);
  }
  return image;
}

QImage light() {
  QImage image{600, 600, QImage::Format_RGB32};
  image.fill(QColor{0xf4, 0xf0, 0xe6});
  QPainter painter{&image};
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen{QColor{0x1c, 0x6e, 0x8c}, 26});
  for (int at = 0; at < 5; ++at)
    painter.drawArc(80 + at * 44, 80 + at * 44, 440 - at * 88, 440 - at * 88, at * 700, 4200);
  return image;
}

} // namespace

QImage cover(const std::string& kind) {
  if (kind == "light")
    return light();
  return kind == "wide" ? dusk(800, 450) : dusk(800, 800);
}

} // namespace tessera::gallery
