// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "sound_glyphs.hpp"

#include <QRectF>

namespace tessera::kiosk {
namespace {

void add_box(QPainterPath& path) {
  path.moveTo(3, 9.5);
  path.lineTo(6.5, 9.5);
  path.lineTo(11.5, 5);
  path.lineTo(11.5, 19);
  path.lineTo(6.5, 14.5);
  path.lineTo(3, 14.5);
  path.closeSubpath();
}

/// A part of a circle that opens to the box.
void add_wave(QPainterPath& path, double radius) {
  const QRectF circle{11 - radius, 12 - radius, 2 * radius, 2 * radius};
  constexpr double half = 38; // degrees
  path.arcMoveTo(circle, -half);
  path.arcTo(circle, -half, 2 * half);
}

QPainterPath speaker_path() {
  QPainterPath path;
  add_box(path);
  add_wave(path, 5);
  add_wave(path, 9);
  return path;
}

QPainterPath muted_path() {
  QPainterPath path;
  add_box(path);
  path.moveTo(15.5, 9);
  path.lineTo(21.5, 15);
  path.moveTo(21.5, 9);
  path.lineTo(15.5, 15);
  return path;
}

QPainterPath microphone_path() {
  QPainterPath path;
  path.addRoundedRect(QRectF{8.75, 2.5, 6.5, 11.5}, 3.25, 3.25);
  const QRectF cup{5.25, 4, 13.5, 13.5};
  path.arcMoveTo(cup, 180);
  path.arcTo(cup, 180, 180);
  path.moveTo(12, 17.5);
  path.lineTo(12, 21.5);
  path.moveTo(8.5, 21.5);
  path.lineTo(15.5, 21.5);
  return path;
}

/// Two quavers on one beam.
QPainterPath note_path() {
  QPainterPath path;
  path.addEllipse(QPointF{6.5, 17.5}, 3, 2.6);
  path.addEllipse(QPointF{17, 15.5}, 3, 2.6);
  path.moveTo(9.5, 17.5);
  path.lineTo(9.5, 5.5);
  path.lineTo(20, 3.5);
  path.lineTo(20, 15.5);
  path.moveTo(9.5, 9);
  path.lineTo(20, 7);
  return path;
}

} // namespace

QPainterPath sound_glyph(const QString& name) {
  if (name == QLatin1StringView("speaker"))
    return speaker_path();
  if (name == QLatin1StringView("note"))
    return note_path();
  if (name == QLatin1StringView("microphone"))
    return microphone_path();
  return name == QLatin1StringView("muted") ? muted_path() : QPainterPath{};
}

} // namespace tessera::kiosk
