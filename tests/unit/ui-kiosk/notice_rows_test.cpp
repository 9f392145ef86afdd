// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/notice_rows.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;
using nlohmann::json;

namespace {

QStringList keys(const QList<row>& rows) {
  QStringList found;
  for (const auto& one : rows)
    found.append(one.key);
  return found;
}

/// One after the other.
json room_with(std::initializer_list<json> notices) {
  json room;
  int at = 0;
  for (auto one : notices) {
    one["at"] = ++at;
    room["notices"]["n" + std::to_string(at)] = std::move(one);
  }
  return room;
}

json notice_of(const char* code,
               const char* name,
               const char* level = "info",
               const char* reason = "") {
  return {{"code", code}, {"name", name}, {"level", level}, {"reason", reason}, {"text", code}};
}

/// Without the marks around names.
QStringList texts(const json& room) {
  QStringList found;
  for (const auto& one : notice_rows(room))
    found.append(one.values[notice_roles.indexOf("text")]
                     .toString()
                     .remove(QChar{0x2068})
                     .remove(QChar{0x2069}));
  return found;
}

} // namespace

TEST_CASE("notice_rows: those who do the same are told together", "[kiosk][notice]") {
  CHECK(texts(room_with({notice_of("joined", "Ada"), notice_of("joined", "Ben")})) ==
        QStringList{"Ada and Ben joined"});
  CHECK(texts(room_with({notice_of("share_started", "Ada"),
                         notice_of("share_started", "Ben"),
                         notice_of("pin_changed", ""),
                         notice_of("share_started", "Cleo")})) ==
        QStringList{"Ada and 2 others are sharing", "There is a new PIN"});
  CHECK(
      texts(room_with({notice_of("share_ended", "Ada", "info", "stopped"),
                       notice_of("share_ended", "Ben", "info", "removed"),
                       notice_of("share_ended", "Cleo", "info", "stopped")})) ==
      QStringList{"Ada and Cleo stopped sharing", "The picture of Ben was taken off the display"});
}

TEST_CASE("notice_rows: two of one name are told as one", "[kiosk][notice]") {
  CHECK(texts(room_with({notice_of("hand_raised", "Ada"), notice_of("hand_raised", "Ada")})) ==
        QStringList{"Ada raises a hand"});
}

TEST_CASE("notice_rows: a toast of several stays the same when somebody is added or leaves it",
          "[kiosk][notice]") {
  auto two = room_with({notice_of("joined", "Ada"), notice_of("joined", "Ben")});
  auto before = keys(notice_rows(two));
  two["notices"].erase("n1");
  CHECK(keys(notice_rows(two)) == before);
  CHECK(texts(two) == QStringList{"Ben joined"});
}

TEST_CASE("notice_rows: of what one person does the last step is told", "[kiosk][notice]") {
  CHECK(texts(room_with({notice_of("joined", "Ada"), notice_of("share_started", "Ada")})) ==
        QStringList{"Ada is sharing"});
  CHECK(texts(room_with({notice_of("share_started", "Ada"),
                         notice_of("joined", "Ben"),
                         notice_of("share_ended", "Ada", "info", "left"),
                         notice_of("left", "Ada")})) == QStringList{"Ben joined", "Ada left"});
}

TEST_CASE("notice_rows: what went wrong is told whatever comes after it", "[kiosk][notice]") {
  auto lost = notice_of("share_ended", "Ada", "warning", "connection_lost");
  CHECK(texts(room_with({lost, notice_of("left", "Ada")})) ==
        QStringList{"The connection to Ada was lost", "Ada left"});
  CHECK(texts(room_with({lost,
                         notice_of("joined", "Ben"),
                         notice_of("left", "Cleo"),
                         notice_of("removed", "Dan")})) ==
        QStringList{"The connection to Ada was lost", "Cleo left", "Dan was removed"});
}

TEST_CASE("notice_rows: a door that failed is told until it is open again", "[kiosk][notice]") {
  auto room = room_with({notice_of("door_failed", "airplay", "warning")});
  room["doors"]["airplay"]["state"] = "failed";
  CHECK(texts(room) == QStringList{"AirPlay does not work just now"});
  room["doors"]["airplay"]["state"] = "open";
  CHECK(texts(room).isEmpty());
}

TEST_CASE("notice_rows: who is lost with a door did not leave", "[kiosk][notice]") {
  auto lost = notice_of("share_ended", "Ada", "warning", "door_failed");
  CHECK(texts(room_with({lost, notice_of("left", "Ada"), notice_of("left", "Ben")})) ==
        QStringList{"The picture of Ada ended: a part of the box was restarted", "Ben left"});
  auto back = texts(room_with({lost, notice_of("joined", "Ada"), notice_of("left", "Ada")}));
  CHECK(back.contains("Ada left"));
}

TEST_CASE("notice_rows: many who come and go at once never need more than three toasts",
          "[kiosk][notice]") {
  json room;
  for (int at = 0; at < 40; ++at) {
    constexpr const char* codes[] = {"joined", "share_started", "left", "hand_raised", "removed"};
    auto one = notice_of(codes[at % 5], std::to_string(at).c_str());
    one["at"] = at;
    room["notices"]["n" + std::to_string(at)] = one;
  }
  CHECK(texts(room).size() == most_notices);
}

TEST_CASE("notice_rows: notices that are none yield no rows", "[kiosk][notice]") {
  CHECK(notice_rows({{"notices", json::array({1, 2})}}).isEmpty());
}

TEST_CASE("notice_rows: notices stand in the order of time", "[kiosk][notice]") {
  json room{{"notices",
             {{"n1", {{"code", "removed"}, {"name", "B"}, {"at", 20}}},
              {"n2", {{"code", "removed"}, {"name", "A"}, {"at", 10}}}}}};
  CHECK(keys(notice_rows(room)) == QStringList{"n2", "n1"});
}

TEST_CASE("notice_rows: no more than the newest three notices, and no lobby among them",
          "[kiosk][notice]") {
  json room;
  for (int at = 0; at < 7; ++at)
    room["notices"]["n" + std::to_string(at)] = {
        {"code", at == 6 ? "lobby" : "removed"}, {"name", "A"}, {"at", at}, {"level", "info"}};
  CHECK(keys(notice_rows(room)) == QStringList{"n3", "n4", "n5"});
}

TEST_CASE("notice_rows: without toasts only warnings and errors are left", "[kiosk][notice]") {
  json room{{"display", {{"toasts", false}}},
            {"notices",
             {{"n1", {{"code", "joined"}, {"name", "A"}, {"at", 1}, {"level", "info"}}},
              {"n2", {{"code", "load_reduced"}, {"at", 2}, {"level", "warning"}}},
              {"n3", {{"code", "door_failed"}, {"name", "X"}, {"at", 3}, {"level", "error"}}}}}};
  CHECK(keys(notice_rows(room)) == QStringList{"n2", "n3"});
}

TEST_CASE("notice_rows: a message without a name, or of a host by name, is a host's",
          "[kiosk][notice]") {
  auto said = [](int at, const char* code, const char* name, const char* role) {
    return json{{"code", code}, {"name", name}, {"role", role}, {"text", "Hello"}, {"at", at}};
  };
  json room{{"notices",
             {{"n1", said(1, "chat", "", "host")},
              {"n2", said(2, "chat", "Ada", "host")},
              {"n3", said(3, "chat", "Host", "")}}}};
  auto rows = notice_rows(room);
  REQUIRE(rows.size() == 3);
  QList<bool> by_host;
  for (const auto& one : rows)
    by_host.append(one.values[notice_roles.indexOf("byHost")].toBool());
  CHECK(by_host == QList<bool>{true, true, false});
  CHECK(rows[0].values[notice_roles.indexOf("text")] == "Hello");
}
