// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/idle_watch.hpp"

#include <QEvent>
#include <chrono>
#include <utility>

namespace tessera::kiosk {

idle_watch::idle_watch() {
  timer_.setSingleShot(true);
  timer_.setTimerType(Qt::VeryCoarseTimer);
  connect(&timer_, &QTimer::timeout, this, &idle_watch::rest);
}

void idle_watch::set_minutes(int minutes) {
  if (minutes == minutes_)
    return;
  minutes_ = minutes;
  poke();
}

void idle_watch::set_busy(bool busy) {
  if (std::exchange(busy_, busy) != busy)
    poke();
}

void idle_watch::poke() {
  if (minutes_ > 0 && !busy_)
    timer_.start(std::chrono::minutes{minutes_});
  else
    timer_.stop();
  set_dimmed(false);
}

void idle_watch::rest() {
  set_dimmed(minutes_ > 0 && !busy_);
}

void idle_watch::set_dimmed(bool dimmed) {
  if (std::exchange(dimmed_, dimmed) != dimmed)
    Q_EMIT changed();
}

bool idle_watch::eventFilter(QObject*, QEvent* event) {
  switch (event->type()) {
  case QEvent::KeyPress:
  case QEvent::MouseButtonPress:
  case QEvent::TouchBegin: {
    bool woke = dimmed_;
    poke();
    return woke;
  }
  case QEvent::MouseMove:
  case QEvent::Wheel:
    poke();
    return false;
  default:
    return false;
  }
}

} // namespace tessera::kiosk
