// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "setting_glyphs.hpp"

#include <QMap>
#include <QtMath>
#include <initializer_list>

namespace tessera::kiosk {
namespace {

constexpr QPointF centre{12, 12};

void polyline(QPainterPath& path, std::initializer_list<QPointF> points) {
  path.moveTo(*points.begin());
  for (const auto& point : points)
    path.lineTo(point);
}

/// Three sliders.
QPainterPath settings_path() {
  QPainterPath path;
  for (auto [y, knob] : {std::pair{6.0, 15.5}, {12.0, 8.5}, {18.0, 13.5}}) {
    polyline(path, {{3, y}, {knob - 2.2, y}});
    path.addEllipse(QPointF{knob, y}, 2.2, 2.2);
    polyline(path, {{knob + 2.2, y}, {21, y}});
  }
  return path;
}

/// A globe.
QPainterPath language_path() {
  QPainterPath path;
  path.addEllipse(centre, 9, 9);
  path.addEllipse(centre, 3.8, 9);
  polyline(path, {{3, 12}, {21, 12}});
  return path;
}

QPainterPath letters_path() {
  QPainterPath path;
  polyline(path, {{2.5, 19}, {8.5, 4.5}, {14.5, 19}});
  polyline(path, {{4.8, 14}, {12.2, 14}});
  polyline(path, {{15.5, 19}, {18.5, 11.5}, {21.5, 19}});
  polyline(path, {{16.7, 16.4}, {20.3, 16.4}});
  return path;
}

QPainterPath contrast_path() {
  QPainterPath path;
  path.addEllipse(centre, 9, 9);
  polyline(path, {{12, 3}, {12, 21}});
  for (double y = 6.6; y < 18; y += 3.6)
    polyline(path, {{12, y}, {12 + qSqrt(81 - (y - 12) * (y - 12)), y}});
  return path;
}

QPainterPath motion_path() {
  QPainterPath path;
  path.addEllipse(QPointF{16, 12}, 5, 5);
  polyline(path, {{2.5, 8}, {9, 8}});
  polyline(path, {{2.5, 12}, {7, 12}});
  polyline(path, {{2.5, 16}, {9, 16}});
  return path;
}

QPainterPath moon_path() {
  QPainterPath path;
  path.moveTo(20.5, 14.5);
  path.arcTo(QRectF{3, 3, 18, 18}, -16, -258);
  path.cubicTo(7, 11, 13, 17, 20.5, 14.5);
  return path;
}

QPainterPath clock_path() {
  QPainterPath path;
  path.addEllipse(centre, 9, 9);
  polyline(path, {{12, 6.5}, {12, 12}, {15.8, 14.2}});
  return path;
}

QPainterPath code_path() {
  QPainterPath path;
  for (auto corner : {QPointF{3, 3}, QPointF{14, 3}, QPointF{3, 14}})
    path.addRoundedRect(QRectF{corner, QSizeF{7, 7}}, 1.4, 1.4);
  polyline(path, {{14.5, 14.5}, {14.5, 17}});
  polyline(path, {{18, 14.5}, {21, 14.5}});
  polyline(path, {{18, 18}, {18, 21}});
  polyline(path, {{21, 18.5}, {21, 21}});
  polyline(path, {{14.5, 20.5}, {14.5, 21}});
  return path;
}

/// An arrow into a tray.
QPainterPath update_path() {
  QPainterPath path;
  polyline(path, {{12, 3}, {12, 14.5}});
  polyline(path, {{7.2, 9.8}, {12, 14.6}, {16.8, 9.8}});
  polyline(path, {{3.5, 16}, {3.5, 20.5}, {20.5, 20.5}, {20.5, 16}});
  return path;
}

QPainterPath arrow_path(double angle) {
  QPainterPath path;
  polyline(path, {{9, 5}, {16, 12}, {9, 19}});
  QTransform turn;
  turn.translate(12, 12).rotate(angle).translate(-12, -12);
  return turn.map(path);
}

} // namespace

QPainterPath setting_glyph(const QString& name) {
  static const QMap<QString, QPainterPath (*)()> paths{{"settings", settings_path},
                                                       {"language", language_path},
                                                       {"letters", letters_path},
                                                       {"contrast", contrast_path},
                                                       {"motion", motion_path},
                                                       {"moon", moon_path},
                                                       {"clock", clock_path},
                                                       {"code", code_path},
                                                       {"update", update_path},
                                                       {"right", [] { return arrow_path(0); }},
                                                       {"down", [] { return arrow_path(90); }},
                                                       {"left", [] { return arrow_path(180); }},
                                                       {"up", [] { return arrow_path(270); }}};
  auto found = paths.find(name);
  return found == paths.end() ? QPainterPath{} : (*found)();
}

} // namespace tessera::kiosk
