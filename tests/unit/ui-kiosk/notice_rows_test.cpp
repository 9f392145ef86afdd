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

} // namespace

TEST_CASE("notice_rows: notices that are none yield no rows", "[kiosk][notice]") {
  CHECK(notice_rows({{"notices", json::array({1, 2})}}).isEmpty());
}

TEST_CASE("notice_rows: notices stand in the order of time", "[kiosk][notice]") {
  json room{{"notices",
             {{"n1", {{"code", "joined"}, {"name", "B"}, {"at", 20}}},
              {"n2", {{"code", "joined"}, {"name", "A"}, {"at", 10}}}}}};
  CHECK(keys(notice_rows(room)) == QStringList{"n2", "n1"});
}

TEST_CASE("notice_rows: no more than the newest four notices, and no lobby among them",
          "[kiosk][notice]") {
  json room;
  for (int at = 0; at < 7; ++at)
    room["notices"]["n" + std::to_string(at)] = {
        {"code", at == 6 ? "lobby" : "joined"}, {"name", "A"}, {"at", at}, {"level", "info"}};
  CHECK(keys(notice_rows(room)) == QStringList{"n2", "n3", "n4", "n5"});
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
              {"n3", said(3, "chat", "Host", "")},
              {"n4", said(4, "pin_changed", "", "")}}}};
  auto rows = notice_rows(room);
  REQUIRE(rows.size() == 4);
  QList<bool> by_host;
  for (const auto& one : rows)
    by_host.append(one.values[notice_roles.indexOf("byHost")].toBool());
  CHECK(by_host == QList<bool>{true, true, false, false});
  CHECK(rows[0].values[notice_roles.indexOf("text")] == "Hello");
}
