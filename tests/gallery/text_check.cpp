// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "text_check.hpp"

#include <QColor>
#include <QFontInfo>
#include <QHash>
#include <QQuickItem>
#include <algorithm>
#include <cmath>
#include <vector>

namespace tessera::gallery {
namespace {

/// A text, or something opaque that an overlay puts over what was painted before it.
struct painted {
  const QQuickItem* item;
  QRectF rect; ///< in the window
  bool text;
};

struct scene {
  const QQuickWindow& window;
  const QImage& picture;
  const expectations& wanted;
  std::vector<painted> things; ///< in the order of painting
  QStringList faults;
};

QString quoted(const QQuickItem& item) {
  auto text = item.property("text").toString();
  return QStringLiteral("\"%1\"").arg(text.size() > 60 ? text.left(57) + QStringLiteral("...")
                                                       : text);
}

bool is_foreign(const QQuickItem& item) {
  return item.property("foreign").toBool();
}

/// Where the letters of a text stand, in its own coordinates.
QRectF letters_of(const QQuickItem& item) {
  auto number = [&item](const char* name) { return item.property(name).toReal(); };
  double left = number("leftPadding");
  double top = number("topPadding");
  double room = item.width() - left - number("rightPadding");
  double tall = item.height() - top - number("bottomPadding");
  double width = number("contentWidth");
  double height = number("contentHeight");
  auto across = item.property("effectiveHorizontalAlignment").toInt();
  auto down = item.property("verticalAlignment").toInt();
  double x = (across & Qt::AlignRight) != 0     ? room - width
             : (across & Qt::AlignHCenter) != 0 ? (room - width) / 2
                                                : 0;
  double y = (down & Qt::AlignBottom) != 0    ? tall - height
             : (down & Qt::AlignVCenter) != 0 ? (tall - height) / 2
                                              : 0;
  return {left + x, top + y, width, height};
}

/// What of a rectangle the views around the item let through; scrolling views may hide some.
QRectF clipped(const QQuickItem& item, QRectF rect, bool& scrolls) {
  for (const auto* at = item.parentItem(); at != nullptr; at = at->parentItem()) {
    auto within = at->mapRectToScene({0, 0, at->width(), at->height()});
    // A view that is not clipped hides nothing, but what is beyond its edge is not shown yet.
    bool view = at->inherits("QQuickFlickable");
    scrolls = scrolls || (view && !within.contains(rect));
    if (!at->clip() && !view)
      continue;
    rect = rect.intersected(within);
  }
  return rect;
}

bool in_overlay(const QQuickItem* item) {
  for (; item != nullptr; item = item->parentItem())
    if (item->property("overlay").toBool())
      return true;
  return false;
}

double luminance(const QColor& colour) {
  auto linear = [](double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
         0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

bool is_near(QRgb a, const QColor& b) {
  constexpr int near = 24;
  return std::abs(qRed(a) - b.red()) + std::abs(qGreen(a) - b.green()) +
             std::abs(qBlue(a) - b.blue()) <
         near;
}

/// The commonest colour around the letters; theirs when there is no other.
QColor ground_of(const QImage& picture, QRect rect, const QColor& letters) {
  rect = rect.intersected(picture.rect());
  QHash<QRgb, int> count;
  int best = 0;
  QRgb ground = letters.rgb();
  constexpr QRgb coarse = 0xfffcfcfc; // the ground is dithered
  for (int y = rect.top(); y <= rect.bottom(); y += 2)
    for (int x = rect.left(); x <= rect.right(); x += 2) {
      auto pixel = picture.pixel(x, y);
      if (is_near(pixel, letters))
        continue;
      if (auto now = ++count[pixel & coarse]; now > best) {
        best = now;
        ground = pixel;
      }
    }
  return QColor{ground};
}

void check_shape(scene& in, const QQuickItem& item, const QRectF& letters, const QRectF& rect) {
  constexpr double slack = 1.5;
  bool may_end = in.wanted.foreign_may_end && is_foreign(item);
  if (item.property("truncated").toBool() && !may_end)
    in.faults.append(quoted(item) + QStringLiteral(" is cut off"));
  // A line's height holds room for accents that hardly any text uses.
  double air = 0.16 * letters.height() / std::max(1, item.property("lineCount").toInt());
  if (letters.width() > item.width() + slack || letters.height() > item.height() + air + slack)
    in.faults.append(QStringLiteral("%1 is %2x%3, its place %4x%5")
                         .arg(quoted(item))
                         .arg(letters.width())
                         .arg(letters.height())
                         .arg(item.width())
                         .arg(item.height()));
  QRectF whole{QPointF{}, QSizeF{in.window.size()}};
  if (!whole.adjusted(-slack, -slack, slack, slack).contains(rect))
    in.faults.append(quoted(item) + QStringLiteral(" stands outside of the display"));
}

void check_look(scene& in, const QQuickItem& item, const QRectF& rect) {
  auto size = QFontInfo{item.property("fontInfo").isValid() ? item.property("font").value<QFont>()
                                                            : QFont{}}
                  .pixelSize();
  if (item.property("fontSizeMode").toInt() == 0 && size + 1 < in.wanted.smallest)
    in.faults.append(QStringLiteral("%1 has letters of %2 pixels").arg(quoted(item)).arg(size));
  if (in.wanted.contrast <= 0)
    return;
  auto letters = item.property("color").value<QColor>();
  auto ground = ground_of(in.picture, rect.toAlignedRect(), letters);
  auto ratio = contrast(letters, ground);
  if (ratio < in.wanted.contrast)
    in.faults.append(QStringLiteral("%1 has a contrast of %2:1 on %3")
                         .arg(quoted(item))
                         .arg(ratio, 0, 'f', 1)
                         .arg(ground.name()));
}

void take_text(scene& in, const QQuickItem& item) {
  auto letters = letters_of(item);
  auto rect = item.mapRectToScene(letters);
  bool scrolls = false;
  auto seen = clipped(item, rect, scrolls);
  if (scrolls && seen != rect)
    return; // to be scrolled to
  if (seen != rect)
    in.faults.append(quoted(item) + QStringLiteral(" is cut off by what it stands in"));
  check_shape(in, item, letters, rect);
  double air = rect.height() * 0.16;
  in.things.push_back({&item, rect.adjusted(0, air, 0, -air), true});
}

void walk(scene& in, const QQuickItem& item, double opacity) {
  opacity *= item.opacity();
  if (!item.isVisible() || opacity < 0.05)
    return;
  if (item.inherits("QQuickText") && !item.property("text").toString().isEmpty())
    take_text(in, item);
  else if (item.inherits("QQuickRectangle") && in_overlay(&item) &&
           item.property("color").value<QColor>().alphaF() > 0.8)
    in.things.push_back({&item, item.mapRectToScene({0, 0, item.width(), item.height()}), false});
  auto children = item.childItems();
  std::stable_sort(children.begin(), children.end(), [](const auto* a, const auto* b) {
    return a->z() < b->z();
  });
  for (const auto* child : children)
    walk(in, *child, opacity);
}

/// Hidden by an overlay: a menu lies over what was there.
bool covered(const scene& in, std::size_t at, const QRectF& part) {
  for (auto later = at + 1; later < in.things.size(); ++later)
    if (!in.things[later].text && in.things[later].rect.contains(part))
      return true;
  return false;
}

void check_overlaps(scene& in) {
  constexpr double touch = 1; // pixels that neighbours may share
  for (std::size_t a = 0; a < in.things.size(); ++a) {
    if (!in.things[a].text)
      continue;
    bool free = true;
    for (auto b = a + 1; b < in.things.size(); ++b) {
      auto common = in.things[a].rect.intersected(in.things[b].rect);
      if (common.width() <= touch || common.height() <= touch)
        continue;
      free = false;
      if (in.things[b].text && !covered(in, a, common) && !covered(in, b, common))
        in.faults.append(QStringLiteral("%1 and %2 stand over each other")
                             .arg(quoted(*in.things[a].item), quoted(*in.things[b].item)));
    }
    if (free)
      check_look(in, *in.things[a].item, in.things[a].rect);
  }
}

} // namespace

QStringList
faults_of(const QQuickWindow& window, const QImage& picture, const expectations& wanted) {
  scene in{window, picture, wanted, {}, {}};
  walk(in, *window.contentItem(), 1);
  check_overlaps(in);
  if (in.things.empty())
    in.faults.append(QStringLiteral("there is no text at all"));
  return in.faults;
}

} // namespace tessera::gallery
