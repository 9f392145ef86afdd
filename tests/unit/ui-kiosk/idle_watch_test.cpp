// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/idle_watch.hpp"

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QEvent>

using tessera::kiosk::idle_watch;

namespace {

/// Timers want an application; none of its time passes here.
struct with_application {
  int count = 1;
  char name[5] = "test";
  char* names[2] = {name, nullptr};
  QCoreApplication app{count, names};
};

bool filtered(idle_watch& watch, QEvent::Type type) {
  QEvent event{type};
  return watch.eventFilter(nullptr, &event);
}

} // namespace

TEST_CASE("idle_watch: dims when the minutes are over and says so", "[kiosk][idle]") {
  with_application running;
  idle_watch watch;
  int told = 0;
  QObject::connect(&watch, &idle_watch::changed, [&told] { ++told; });
  watch.set_minutes(10);
  CHECK_FALSE(watch.dimmed());
  watch.rest();
  CHECK(watch.dimmed());
  CHECK(told == 1);
}

TEST_CASE("idle_watch: never dims with 0 minutes or while there is something to see",
          "[kiosk][idle]") {
  with_application running;
  idle_watch watch;
  watch.rest();
  CHECK_FALSE(watch.dimmed());
  watch.set_minutes(10);
  watch.set_busy(true);
  watch.rest();
  CHECK_FALSE(watch.dimmed());
}

TEST_CASE("idle_watch: a share or a join wakes it", "[kiosk][idle]") {
  with_application running;
  idle_watch watch;
  watch.set_minutes(10);
  watch.rest();
  watch.set_busy(true);
  CHECK_FALSE(watch.dimmed());
  watch.set_busy(false);
  watch.rest();
  REQUIRE(watch.dimmed());
  watch.poke();
  CHECK_FALSE(watch.dimmed());
}

TEST_CASE("idle_watch: the key that wakes the display does nothing else", "[kiosk][idle]") {
  with_application running;
  auto press = GENERATE(QEvent::KeyPress, QEvent::MouseButtonPress, QEvent::TouchBegin);
  idle_watch watch;
  watch.set_minutes(10);
  watch.rest();
  CHECK(filtered(watch, press));
  CHECK_FALSE(watch.dimmed());
  CHECK_FALSE(filtered(watch, press));
}

TEST_CASE("idle_watch: a pointer that moves wakes it and is not taken away", "[kiosk][idle]") {
  with_application running;
  idle_watch watch;
  watch.set_minutes(10);
  watch.rest();
  CHECK_FALSE(filtered(watch, QEvent::MouseMove));
  CHECK_FALSE(watch.dimmed());
  watch.rest();
  CHECK_FALSE(filtered(watch, QEvent::Paint));
  CHECK(watch.dimmed());
}
