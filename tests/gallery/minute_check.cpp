// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "minute_check.hpp"

#include "stage_setter.hpp"

#include <QCoreApplication>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlExpression>
#include <QQuickItem>
#include <QThread>
#include <algorithm>
#include <map>
#include <memory>
#include <vector>

namespace tessera::gallery {
namespace {

constexpr double farthest = 0.01; // of the height, from end to end: more would be seen

/// Where each text stood, minute by minute.
using ways = std::map<const QQuickItem*, std::vector<QRect>>;

void take_places(const QQuickItem& item, ways& seen) {
  if (!item.isVisible() || item.property("overlay").toBool())
    return;
  if (item.inherits("QQuickText") && !item.property("text").toString().isEmpty())
    seen[&item].push_back({item.mapToScene({0, 0}).toPoint(), QSizeF{item.width(), item.height()}.toSize()});
  for (const auto* child : item.childItems())
    take_places(*child, seen);
}

/// The timer is made short; all that it does is its own.
void pass_minute(QObject& clock) {
  auto before = clock.property("minutes").toInt();
  auto* timer = clock.property("timer").value<QObject*>();
  timer->setProperty("interval", 1);
  constexpr int most_rounds = 5000;
  for (int at = 0; at < most_rounds && clock.property("minutes").toInt() == before; ++at) {
    QCoreApplication::processEvents();
    QThread::msleep(1);
  }
}

/// A time of day that stands at the right edge begins elsewhere each minute: it ends where it was.
int breadth_of(const std::vector<QRect>& way) {
  auto reach = [&](auto edge) {
    auto [least, most] = std::minmax_element(
        way.begin(), way.end(), [&](const QRect& a, const QRect& b) { return edge(a) < edge(b); });
    return edge(*most) - edge(*least) + 1;
  };
  return std::min(reach([](const QRect& at) { return at.left(); }),
                  reach([](const QRect& at) { return at.right(); }));
}

QString fault_of(const QQuickItem& item, const std::vector<QRect>& way, int height) {
  auto named = QStringLiteral("\"%1\" ").arg(item.property("text").toString());
  int rests = 0;
  auto highest = way.front().top();
  auto lowest = highest;
  for (std::size_t at = 1; at < way.size(); ++at) {
    rests = way[at].topLeft() == way[at - 1].topLeft() ? rests + 1 : 0;
    if (rests > 1)
      return named + QStringLiteral("stands still for minutes");
    highest = std::min(highest, way[at].top());
    lowest = std::max(lowest, way[at].top());
  }
  const auto breadth = breadth_of(way);
  const auto rise = lowest - highest + 1;
  if (std::max(breadth, rise) > height * farthest)
    return named + QStringLiteral("wanders over %1x%2").arg(breadth).arg(rise);
  return {};
}

} // namespace

QStringList burn_in_faults(kiosk::kiosk_app& app, int minutes) {
  QQmlComponent finder{&app.engine()};
  finder.setData("import QtQml; import Tessera.Kiosk; QtObject { property var it: Clock }", {});
  std::unique_ptr<QObject> found{finder.create()};
  auto* clock = found ? found->property("it").value<QObject*>() : nullptr;
  if (clock == nullptr)
    return {QStringLiteral("there is no clock")};
  ways seen;
  for (int at = 0; at < minutes; ++at) {
    take_places(*app.window()->contentItem(), seen);
    pass_minute(*clock);
    settle(*app.window());
  }
  QStringList faults;
  for (const auto& [item, way] : seen) {
    if (auto fault = fault_of(*item, way, app.window()->height()); !fault.isEmpty())
      faults.append(fault);
    if (way.size() != static_cast<std::size_t>(minutes))
      faults.append(QStringLiteral("a text came or went while nothing happened"));
  }
  if (seen.empty())
    faults.append(QStringLiteral("there is no text at all"));
  return faults;
}

} // namespace tessera::gallery
