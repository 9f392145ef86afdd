// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "glyph_image.hpp"

#include "meeting_glyphs.hpp"
#include "setting_glyphs.hpp"
#include "sound_glyphs.hpp"

#include <QColor>
#include <QMap>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace tessera::kiosk {
namespace {

// All icons live in a square of 24 by 24 and are drawn with one stroke width.
constexpr double grid_side = 24;
constexpr double stroke = 1.9;

void polyline(QPainterPath& path, std::initializer_list<QPointF> points) {
  path.moveTo(*points.begin());
  for (const auto& point : points)
    path.lineTo(point);
}

/// Part of a circle around the bottom of the network fan.
void fan(QPainterPath& path, double radius) {
  QRectF circle{12 - radius, 19 - radius, 2 * radius, 2 * radius};
  path.arcMoveTo(circle, 45);
  path.arcTo(circle, 45, 90);
}

QPainterPath screen_path() {
  QPainterPath path;
  path.addRoundedRect(QRectF{2.5, 4, 19, 13}, 2, 2);
  polyline(path, {{8.5, 20.5}, {15.5, 20.5}});
  return path;
}

QPainterPath network_path() {
  QPainterPath path;
  fan(path, 13);
  fan(path, 8.5);
  fan(path, 4);
  path.addEllipse(QPointF{12, 19}, 0.6, 0.6);
  return path;
}

QPainterPath weak_path() {
  QPainterPath path;
  fan(path, 8.5);
  fan(path, 4);
  path.addEllipse(QPointF{12, 19}, 0.6, 0.6);
  polyline(path, {{19.5, 4}, {19.5, 9}});
  path.addEllipse(QPointF{19.5, 12.2}, 0.4, 0.4);
  return path;
}

QPainterPath no_network_path() {
  QPainterPath path = network_path();
  polyline(path, {{4, 3}, {20, 21}});
  return path;
}

QPainterPath pause_path() {
  QPainterPath path;
  polyline(path, {{8.5, 5}, {8.5, 19}});
  polyline(path, {{15.5, 5}, {15.5, 19}});
  return path;
}

QPainterPath alert_path() {
  QPainterPath path;
  polyline(path, {{12, 3.5}, {21.5, 20}, {2.5, 20}});
  path.closeSubpath();
  polyline(path, {{12, 10}, {12, 14.5}});
  path.addEllipse(QPointF{12, 17.2}, 0.4, 0.4);
  return path;
}

QPainterPath info_path() {
  QPainterPath path;
  path.addEllipse(QPointF{12, 12}, 9, 9);
  polyline(path, {{12, 11}, {12, 16.5}});
  path.addEllipse(QPointF{12, 7.6}, 0.4, 0.4);
  return path;
}

QPainterPath cross_path() {
  QPainterPath path;
  polyline(path, {{6, 6}, {18, 18}});
  polyline(path, {{18, 6}, {6, 18}});
  return path;
}

QPainterPath key_path() {
  QPainterPath path;
  path.addEllipse(QPointF{7.5, 16.5}, 4, 4);
  polyline(path, {{10.5, 13.5}, {20, 4}});
  polyline(path, {{16.5, 7.5}, {20, 11}});
  return path;
}

QPainterPath person_path() {
  QPainterPath path;
  path.addEllipse(QPointF{12, 8}, 4, 4);
  path.moveTo(4, 20.5);
  path.cubicTo(5, 12.8, 19, 12.8, 20, 20.5);
  return path;
}

QPainterPath versions_path() {
  QPainterPath path;
  path.addRoundedRect(QRectF{3, 3, 11, 11}, 2, 2);
  polyline(
      path,
      {{17.5, 9.5}, {19, 9.5}, {21, 11.5}, {21, 19}, {19, 21}, {11.5, 21}, {9.5, 19}, {9.5, 17.5}});
  return path;
}

/// A telephone that stands, and the way it is to go.
QPainterPath rotate_path() {
  QPainterPath path;
  path.addRoundedRect(QRectF{3, 7.5, 8.5, 14}, 2, 2);
  path.moveTo(10, 3);
  path.cubicTo(15.5, 3, 18.5, 6, 18.5, 11.5);
  polyline(path, {{15, 9}, {18.5, 12.5}, {22, 9}});
  return path;
}

QPainterPath path_of(const QString& name) {
  static const QMap<QString, QPainterPath (*)()> paths{{"screen", screen_path},
                                                       {"network", network_path},
                                                       {"weak", weak_path},
                                                       {"no-network", no_network_path},
                                                       {"pause", pause_path},
                                                       {"alert", alert_path},
                                                       {"info", info_path},
                                                       {"cross", cross_path},
                                                       {"key", key_path},
                                                       {"person", person_path},
                                                       {"versions", versions_path},
                                                       {"rotate", rotate_path}};
  auto found = paths.find(name);
  if (found != paths.end())
    return (*found)();
  auto other = meeting_glyph(name);
  if (other.isEmpty())
    other = sound_glyph(name);
  return other.isEmpty() ? setting_glyph(name) : other;
}

} // namespace

QImage glyph_image::requestImage(const QString& id, QSize* size, const QSize& wanted) {
  int side = std::clamp(wanted.width(), 8, 1024);
  QImage image{side, side, QImage::Format_ARGB32_Premultiplied};
  image.fill(Qt::transparent);
  QPainter painter{&image};
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(side / grid_side, side / grid_side);
  QColor colour{QLatin1Char('#') + id.section(QLatin1Char('/'), 1, 1)};
  painter.setPen(QPen{colour, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
  painter.drawPath(path_of(id.section(QLatin1Char('/'), 0, 0)));
  if (size != nullptr)
    *size = image.size();
  return image;
}

} // namespace tessera::kiosk
