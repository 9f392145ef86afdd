// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting_glyphs.hpp"

#include <QMap>
#include <initializer_list>

namespace tessera::kiosk {
namespace {

constexpr QPointF centre{12, 12};

void polyline(QPainterPath& path, std::initializer_list<QPointF> points) {
  path.moveTo(*points.begin());
  for (const auto& point : points)
    path.lineTo(point);
}

void box(QPainterPath& path, double x, double y, double width, double height) {
  path.addRoundedRect(QRectF{x, y, width, height}, 1.2, 1.2);
}

QPainterPath grid_path() {
  QPainterPath path;
  for (double x : {3.0, 13.0})
    for (double y : {4.5, 13.0})
      box(path, x, y, 8, 6.5);
  return path;
}

QPainterPath focus_path() {
  QPainterPath path;
  box(path, 2.5, 5, 12.5, 14);
  for (double y : {5.0, 10.2, 15.4})
    box(path, 17.5, y, 4, 3.6);
  return path;
}

QPainterPath single_path() {
  QPainterPath path;
  box(path, 3, 5, 18, 14);
  return path;
}

QPainterPath corner_path() {
  QPainterPath path;
  box(path, 3, 5, 18, 14);
  box(path, 13, 12, 5, 4);
  return path;
}

QPainterPath full_path() {
  QPainterPath path;
  polyline(path, {{3.5, 9}, {3.5, 4}, {8.5, 4}});
  polyline(path, {{15.5, 4}, {20.5, 4}, {20.5, 9}});
  polyline(path, {{20.5, 15}, {20.5, 20}, {15.5, 20}});
  polyline(path, {{8.5, 20}, {3.5, 20}, {3.5, 15}});
  return path;
}

QPainterPath pin_path() {
  QPainterPath path;
  polyline(path, {{8.5, 3.5}, {15.5, 3.5}});
  polyline(path, {{9.5, 3.5}, {9.5, 10}, {6.5, 14}, {17.5, 14}, {14.5, 10}, {14.5, 3.5}});
  polyline(path, {{12, 14}, {12, 21}});
  return path;
}

QPainterPath play_path() {
  QPainterPath path;
  polyline(path, {{7.5, 4.5}, {19, 12}, {7.5, 19.5}});
  path.closeSubpath();
  return path;
}

QPainterPath chat_path() {
  QPainterPath path;
  path.moveTo(5, 4);
  path.lineTo(19, 4);
  path.quadTo(21, 4, 21, 6);
  path.lineTo(21, 14);
  path.quadTo(21, 16, 19, 16);
  path.lineTo(11, 16);
  path.lineTo(6.5, 20.5);
  path.lineTo(6.5, 16);
  path.lineTo(5, 16);
  path.quadTo(3, 16, 3, 14);
  path.lineTo(3, 6);
  path.quadTo(3, 4, 5, 4);
  return path;
}

/// A raised palm.
QPainterPath hand_path() {
  QPainterPath path;
  path.moveTo(7, 14);
  path.lineTo(7, 6.5);
  path.cubicTo(7, 4.6, 9.8, 4.6, 9.8, 6.5);
  path.lineTo(9.8, 11);
  path.moveTo(9.8, 6);
  path.lineTo(9.8, 4.8);
  path.cubicTo(9.8, 2.9, 12.6, 2.9, 12.6, 4.8);
  path.lineTo(12.6, 11);
  path.moveTo(12.6, 6);
  path.cubicTo(12.6, 4.1, 15.4, 4.1, 15.4, 6);
  path.lineTo(15.4, 11.5);
  path.moveTo(15.4, 8.5);
  path.cubicTo(15.4, 6.8, 18.2, 6.8, 18.2, 8.5);
  path.lineTo(18.2, 14.5);
  path.cubicTo(18.2, 19, 15.5, 21, 12.5, 21);
  path.cubicTo(9.5, 21, 8, 19.8, 6.6, 17.6);
  path.lineTo(4, 13.6);
  path.cubicTo(3.2, 12, 5.2, 11, 6.2, 12.6);
  path.lineTo(7, 14);
  return path;
}

QPainterPath check_path() {
  QPainterPath path;
  polyline(path, {{4.5, 12.5}, {10, 18}, {19.5, 6.5}});
  return path;
}

QPainterPath clock_path() {
  QPainterPath path;
  path.addEllipse(centre, 9, 9);
  polyline(path, {{12, 7}, {12, 12}, {15.5, 14}});
  return path;
}

QPainterPath figures_path() {
  QPainterPath path;
  for (auto [x, top] : {std::pair{5.0, 14.0}, {12.0, 8.0}, {19.0, 4.0}})
    polyline(path, {{x, 20}, {x, top}});
  return path;
}

QPainterPath back_path() {
  QPainterPath path;
  polyline(path, {{14.5, 5}, {7.5, 12}, {14.5, 19}});
  return path;
}

QPainterPath leave_path() {
  QPainterPath path;
  polyline(path, {{13, 4}, {4.5, 4}, {4.5, 20}, {13, 20}});
  polyline(path, {{10, 12}, {21, 12}});
  polyline(path, {{17, 8}, {21, 12}, {17, 16}});
  return path;
}

QPainterPath thumbs_up_path() {
  QPainterPath path;
  box(path, 3, 10.5, 4, 9.5);
  path.moveTo(7, 12);
  path.lineTo(11, 4);
  path.cubicTo(13.2, 3.6, 14, 5.2, 13.6, 7);
  path.lineTo(13, 10);
  path.lineTo(19, 10);
  path.cubicTo(20.6, 10, 21.2, 11.2, 20.9, 12.4);
  path.lineTo(19.4, 18.4);
  path.cubicTo(19.1, 19.5, 18.3, 20, 17.3, 20);
  path.lineTo(7, 20);
  return path;
}

QPainterPath clap_path() {
  auto path = hand_path();
  polyline(path, {{20.5, 3}, {22, 1.5}});
  polyline(path, {{21.2, 6}, {23, 5.6}});
  polyline(path, {{17.6, 2.6}, {18, 0.8}});
  return path;
}

QPainterPath heart_path() {
  QPainterPath path;
  path.moveTo(12, 20.5);
  path.cubicTo(2, 13.5, 2, 9.5, 3.4, 6.8);
  path.cubicTo(5.4, 3, 10.4, 3.4, 12, 7.4);
  path.cubicTo(13.6, 3.4, 18.6, 3, 20.6, 6.8);
  path.cubicTo(22, 9.5, 22, 13.5, 12, 20.5);
  return path;
}

QPainterPath face_path() {
  QPainterPath path;
  path.addEllipse(centre, 9, 9);
  path.addEllipse(QPointF{8.8, 9.5}, 0.5, 0.7);
  path.addEllipse(QPointF{15.2, 9.5}, 0.5, 0.7);
  return path;
}

QPainterPath laugh_path() {
  auto path = face_path();
  path.moveTo(7, 13);
  path.lineTo(17, 13);
  path.cubicTo(16.4, 19.6, 7.6, 19.6, 7, 13);
  return path;
}

QPainterPath surprise_path() {
  auto path = face_path();
  path.addEllipse(QPointF{12, 15.6}, 1.9, 2.4);
  return path;
}

QPainterPath party_path() {
  QPainterPath path;
  polyline(path, {{8, 8}, {3, 21}, {16, 16}});
  path.cubicTo(14.6, 12.4, 11.6, 9.4, 8, 8);
  polyline(path, {{13, 7}, {14, 3}});
  polyline(path, {{17, 11}, {21, 10}});
  polyline(path, {{16, 8}, {19.5, 4.5}});
  path.addEllipse(QPointF{19.5, 15}, 0.5, 0.5);
  path.addEllipse(QPointF{9, 3.5}, 0.5, 0.5);
  return path;
}

} // namespace

QPainterPath meeting_glyph(const QString& name) {
  static const QMap<QString, QPainterPath (*)()> paths{
      {"grid", grid_path},         {"focus", focus_path}, {"single", single_path},
      {"corner", corner_path},     {"full", full_path},   {"pin", pin_path},
      {"play", play_path},         {"chat", chat_path},   {"hand", hand_path},
      {"check", check_path},       {"clock", clock_path}, {"figures", figures_path},
      {"back", back_path},         {"leave", leave_path}, {"thumbs_up", thumbs_up_path},
      {"clap", clap_path},         {"heart", heart_path}, {"laugh", laugh_path},
      {"surprise", surprise_path}, {"party", party_path}};
  auto found = paths.find(name);
  return found == paths.end() ? QPainterPath{} : (*found)();
}

} // namespace tessera::kiosk
