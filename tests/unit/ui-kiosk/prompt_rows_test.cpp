// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/prompt_rows.hpp"

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

QString text(const row& of, const char* role) {
  return of.values[prompt_roles.indexOf(role)].toString();
}

json full_room() {
  return {{"participants",
           {{"p1", {{"name", "Ada"}, {"state", "present"}, {"joined_at", 1}}},
            {"p2", {{"name", "Eve"}, {"state", "lobby"}, {"joined_at", 30}}}}},
          {"shares", {{"s1", {{"name", "Ada"}}}}},
          {"requests",
           {{"q1", {{"name", "Bob"}, {"state", "waiting"}, {"at", 20}}},
            {"q2",
             {{"name", "Cem"},
              {"state", "countdown"},
              {"replaces", "s1"},
              {"at", 40},
              {"ends_at", 1790000005000}}}}}};
}

} // namespace

TEST_CASE("prompt_rows: countdowns come first, then who waits longest", "[kiosk][room]") {
  CHECK(keys(prompt_rows(full_room())) == QStringList{"request/q2", "request/q1", "lobby/p2"});
}

TEST_CASE("prompt_rows: each says whom to call about, and who makes room", "[kiosk][room]") {
  auto rows = prompt_rows(full_room());
  REQUIRE(rows.size() == 3);
  CHECK(text(rows[0], "kind") == "countdown");
  CHECK(text(rows[0], "subject") == "q2");
  CHECK(text(rows[0], "other") == "Ada");
  CHECK(rows[0].values[prompt_roles.indexOf("endsAt")].toDouble() == 1790000005000.0);
  CHECK(text(rows[1], "kind") == "ask");
  CHECK(text(rows[1], "other").isEmpty());
  CHECK(text(rows[2], "kind") == "lobby");
  CHECK(text(rows[2], "name") == "Eve");
}

TEST_CASE("prompt_rows: wrong types make no prompts", "[kiosk][room]") {
  CHECK(prompt_rows(json{{"requests", json::array({1})}, {"participants", 7}}).isEmpty());
  CHECK(prompt_rows(json{}).isEmpty());
}

TEST_CASE("reaction_rows: a flood leaves the newest eight", "[kiosk][room]") {
  json room;
  for (int at = 0; at < 50; ++at)
    room["reactions"]["r" + std::to_string(at)] = {{"kind", "clap"}, {"name", "A"}, {"at", at}};
  auto rows = reaction_rows(room);
  REQUIRE(rows.size() == 8);
  CHECK(rows.first().key == "r42");
  CHECK(rows.last().key == "r49");
  for (const auto& one : rows) {
    auto lane = one.values[reaction_roles.indexOf("lane")].toInt();
    CHECK(lane >= 0);
    CHECK(lane < 8);
  }
}
