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
          {"shares", {{"s1", {{"name", "Ada"}}}, {"s2", {{"name", "Dee"}}}}},
          {"requests",
           {{"q1", {{"name", "Bob"}, {"state", "waiting"}, {"label", "Budget"}, {"at", 20}}},
            {"q2",
             {{"name", "Cem"},
              {"state", "countdown"},
              {"refusable", true},
              {"replaces", {"s1"}},
              {"at", 40},
              {"ends_at", 1790000005000}}}}}};
}

QVariant takeover(const row& of, const char* role) {
  return of.values[takeover_roles.indexOf(role)];
}

} // namespace

TEST_CASE("prompt_rows: countdowns come first, then who waits longest", "[kiosk][room]") {
  CHECK(keys(prompt_rows(full_room())) == QStringList{"request/q2", "request/q1", "lobby/p2"});
}

TEST_CASE("prompt_rows: each says whom to call about, and what would be shown", "[kiosk][room]") {
  auto rows = prompt_rows(full_room());
  REQUIRE(rows.size() == 3);
  CHECK(text(rows[0], "kind") == "countdown");
  CHECK(text(rows[0], "subject") == "q2");
  CHECK(text(rows[0], "label").isEmpty());
  CHECK(text(rows[1], "kind") == "ask");
  CHECK(text(rows[1], "label") == "Budget");
  CHECK(text(rows[2], "kind") == "lobby");
  CHECK(text(rows[2], "name") == "Eve");
}

TEST_CASE("prompt_rows: a countdown that nobody can refuse is no question", "[kiosk][room]") {
  auto room = full_room();
  for (const auto& one : prompt_rows(room))
    CHECK(is_question(one));
  room["requests"]["q2"]["refusable"] = false;
  auto rows = prompt_rows(room);
  CHECK_FALSE(is_question(rows[0]));
  CHECK(is_question(rows[1]));
}

TEST_CASE("takeover_rows: who takes over, from whom and when", "[kiosk][room]") {
  auto room = full_room();
  auto rows = takeover_rows(room);
  REQUIRE(keys(rows) == QStringList{"q2"});
  CHECK(takeover(rows[0], "name") == "Cem");
  CHECK(takeover(rows[0], "other") == "Ada");
  CHECK(takeover(rows[0], "more") == false);
  CHECK(takeover(rows[0], "endsAt").toDouble() == 1790000005000.0);
  CHECK(ending_shares(room) == QSet<QString>{"s1"});

  room["requests"]["q2"]["replaces"] = {"s2", "gone", "s1"};
  CHECK(takeover(takeover_rows(room)[0], "other") == "Dee");
  CHECK(takeover(takeover_rows(room)[0], "more") == true);
  CHECK(ending_shares(room) == QSet<QString>{"s1", "s2", "gone"});
}

TEST_CASE("takeover_rows: one share by its name alone, as older boxes say it", "[kiosk][room]") {
  auto room = full_room();
  room["requests"]["q2"]["replaces"] = "s2";
  CHECK(takeover(takeover_rows(room)[0], "other") == "Dee");
  CHECK(ending_shares(room) == QSet<QString>{"s2"});
}

TEST_CASE("takeover_rows: two at most, the one that ends first before the other", "[kiosk][room]") {
  json room;
  for (int at = 0; at < 4; ++at)
    room["requests"]["q" + std::to_string(at)] = {{"state", "countdown"}, {"ends_at", 10 - at}};
  CHECK(keys(takeover_rows(room)) == QStringList{"q3", "q2"});
}

TEST_CASE("prompt_rows: wrong types make no prompts", "[kiosk][room]") {
  json odd{
      {"requests",
       {{"q1", {{"state", "countdown"}, {"replaces", {1, nullptr, json::object()}}}}, {"q2", 5}}}};
  CHECK(ending_shares(odd).isEmpty());
  CHECK(takeover(takeover_rows(odd)[0], "other") == "");
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
