// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/room_rows.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;
using nlohmann::json;

namespace {

json share(const char* name, int order, const char* state = "live", const char* kind = "screen") {
  return {
      {"participant", "p1"}, {"name", name}, {"kind", kind}, {"state", state}, {"order", order}};
}

/// As they stand once all have their picture.
picture_state seen(const json& room) {
  picture_state pictures;
  for (const auto& id : share_ids(room))
    pictures.with_picture.insert(id);
  return pictures;
}

QList<row> share_rows(const json& room, const picture_state& pictures) {
  return tessera::kiosk::share_rows(room, pictures, plan_of(room, pictures));
}

QList<row> share_rows(const json& room) {
  return share_rows(room, seen(room));
}

/// Of the only one.
QString status_of(const json& room, const picture_state& pictures) {
  auto rows = share_rows(room, pictures);
  REQUIRE(rows.size() == 1);
  return rows.front().values[share_roles.indexOf("status")].toString();
}

QSet<QString> resting_shares(const json& room, const picture_state& pictures) {
  return tessera::kiosk::resting_shares(room, pictures, plan_of(room, pictures));
}

QStringList keys(const QList<row>& rows) {
  QStringList found;
  for (const auto& one : rows)
    found.append(one.key);
  return found;
}

} // namespace

TEST_CASE("room_rows: the room's own camera is a lamp and no tile", "[kiosk][room]") {
  json room{{"shares", {{"s1", share("Oslo", 1'000'000, "live", "room")}}}};
  auto& camera = room["shares"]["s1"];
  auto pictures = seen(room);
  CHECK(share_rows(room).isEmpty());
  CHECK(all_share_rows(room, pictures, plan_of(room, pictures)).isEmpty());
  CHECK(connecting_names(room, {}).isEmpty());
  CHECK(room_watch(room).isEmpty());
  camera["watched"] = false;
  camera["codec"] = "vp8";
  CHECK(room_watch(room).isEmpty());
  camera["watched"] = true;
  CHECK(room_watch(room) == "camera");
  camera["sound"] = true;
  CHECK(room_watch(room) == "both");
  camera["codec"] = "";
  CHECK(room_watch(room) == "sound");
}

TEST_CASE("room_rows: shares stand in their order, sound has no place", "[kiosk][room]") {
  json room{{"shares",
             {{"s10", share("C", 3)},
              {"s2", share("B", 2)},
              {"s1", share("A", 5)},
              {"s3", share("D", 1, "live", "sound")}}}};
  CHECK(keys(share_rows(room)) == QStringList{"s2", "s10", "s1"});
}

TEST_CASE("room_rows: a share that connects gets its place with the first picture",
          "[kiosk][room]") {
  // The box has its pictures before the display has decoded one.
  auto state = GENERATE("connecting", "live", "weak");
  json room{{"shares", {{"s1", share("Ada", 1, state)}}}};
  picture_state pictures;
  CHECK(share_rows(room, pictures).isEmpty());
  CHECK(connecting_names(room, pictures) == QStringList{"Ada"});
  pictures.with_picture.insert("s1");
  CHECK(keys(share_rows(room, pictures)) == QStringList{"s1"});
  CHECK(connecting_names(room, pictures).isEmpty());
}

TEST_CASE("room_rows: a paused share has its place without a picture", "[kiosk][room]") {
  json room{{"shares", {{"s1", share("Ada", 1, "paused")}}}};
  CHECK(keys(share_rows(room, picture_state{})) == QStringList{"s1"});
  CHECK(connecting_names(room, {}).isEmpty());
}

TEST_CASE("room_rows: the large one stays until the next one has its picture", "[kiosk][room]") {
  auto mode = GENERATE("focus", "single");
  json room{{"layout", {{"mode", mode}, {"focus", "s1"}}},
            {"shares", {{"s1", share("A", 1)}, {"s2", share("B", 2)}, {"s3", share("C", 3)}}}};
  room["shares"]["s2"]["started_at"] = 5; // the newest
  picture_state pictures;
  pictures.with_picture = {"s1", "s2"};
  auto plan = plan_of(room, pictures);
  room["layout"]["focus"] = "s3";
  CHECK(plan_of(room, pictures, plan).shown.first() == "s1");
  room["layout"]["focus"] = "gone";
  CHECK(plan_of(room, pictures, plan).shown.first() == "s2");
  room["layout"]["focus"] = "s3";
  pictures.with_picture.insert("s3");
  CHECK(plan_of(room, pictures, plan).shown.first() == "s3");
}

TEST_CASE("room_rows: a share that cannot be decoded says so", "[kiosk][room]") {
  json room{{"shares", {{"s1", share("Ada", 1)}}}};
  picture_state pictures;
  pictures.failed["s1"] = "damaged";
  auto rows = share_rows(room, pictures);
  REQUIRE(rows.size() == 1);
  auto status = rows.front().values[share_roles.indexOf("status")].toString();
  auto failure = rows.front().values[share_roles.indexOf("failure")].toString();
  CHECK(status == "failed");
  CHECK_FALSE(failure.isEmpty());
}

TEST_CASE("room_rows: a share that has to begin anew has its place, and says so", "[kiosk][room]") {
  // With and without a last picture, whatever the box thinks of it.
  auto state = GENERATE("connecting", "live", "weak");
  auto seen_before = GENERATE(true, false);
  json room{{"shares", {{"s1", share("Ada", 1, state)}}}};
  picture_state pictures;
  pictures.unbegun = {"s1"};
  if (seen_before)
    pictures.with_picture = {"s1"};
  CHECK(status_of(room, pictures) == "unbegun");
  CHECK(plan_of(room, pictures).shown == QStringList{"s1"});
  CHECK(connecting_names(room, pictures).isEmpty());
  pictures.unbegun.clear();
  pictures.with_picture = {"s1"};
  CHECK(status_of(room, pictures) == state);
}

TEST_CASE("room_rows: a failure, and a pause, say more than that a share has to begin anew",
          "[kiosk][room]") {
  json room{{"shares", {{"s1", share("Ada", 1, "paused")}}}};
  picture_state pictures;
  pictures.unbegun = {"s1"};
  CHECK(status_of(room, pictures) == "paused");
  pictures.failed["s1"] = "damaged";
  CHECK(status_of(room, pictures) == "failed");
}

TEST_CASE("room_rows: the menu says of a share that has to begin anew that it does",
          "[kiosk][room]") {
  json room{{"shares", {{"s1", share("Ada", 1)}}}};
  picture_state pictures;
  pictures.unbegun = {"s1"};
  auto rows = all_share_rows(room, pictures, plan_of(room, pictures));
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().values[share_roles.indexOf("status")] == "unbegun");
}

TEST_CASE("room_rows: the screen follows from the document", "[kiosk][room]") {
  json room{{"join_card", {{"url", "https://192.168.1.10:8443/"}}}, {"network", {{"state", "up"}}}};
  CHECK(screen_for({}, false, false) == screen::starting);
  CHECK(screen_for(room, false, false) == screen::idle);
  CHECK(screen_for(room, false, true) == screen::live);
  CHECK(screen_for(room, true, true) == screen::mismatch);
  room["network"]["state"] = "none";
  CHECK(screen_for(room, false, false) == screen::no_network);
  // A share that still flows is worth more than the message.
  CHECK(screen_for(room, false, true) == screen::live);
}

TEST_CASE("room_rows: a document full of wrong types yields empty lists", "[kiosk][room]") {
  json room{{"shares", {{"s1", 5}, {"s2", {{"order", "x"}, {"state", 7}, {"name", nullptr}}}}},
            {"participants", "none"}};
  CHECK(keys(share_rows(room)) == QStringList{"s2"});
  CHECK(participant_rows(room).isEmpty());
}

TEST_CASE("room_rows: a share that a countdown replaces is marked", "[kiosk][room]") {
  json room{{"shares", {{"s1", share("A", 1)}, {"s2", share("B", 2)}}},
            {"requests", {{"q1", {{"state", "countdown"}, {"replaces", {"s2"}}}}}}};
  auto rows = share_rows(room);
  CHECK_FALSE(rows[0].values[share_roles.indexOf("ending")].toBool());
  CHECK(rows[1].values[share_roles.indexOf("ending")].toBool());
}

TEST_CASE("room_rows: what nobody sees move rests, once it has a picture", "[kiosk][room]") {
  json room{
      {"layout", {{"mode", "single"}, {"focus", "s1"}}},
      {"shares", {{"s1", share("A", 1)}, {"s2", share("B", 2)}, {"s3", share("C", 3, "paused")}}}};
  picture_state pictures;
  CHECK(resting_shares(room, pictures).isEmpty());
  pictures.with_picture = {"s1", "s2", "s3"};
  CHECK(resting_shares(room, pictures) == QSet<QString>{"s2", "s3"});
  room["layout"]["mode"] = "auto";
  CHECK(resting_shares(room, pictures) == QSet<QString>{"s3"});
  room["layout"]["full"] = "s2";
  CHECK(resting_shares(room, pictures) == QSet<QString>{"s1", "s3"});
}

TEST_CASE("room_rows: what a host has paused rests before its first picture", "[kiosk][room]") {
  json room{{"shares", {{"s1", share("A", 1, "paused")}, {"s2", share("B", 2, "paused")}}}};
  room["shares"]["s1"]["paused_by"] = "host";
  room["shares"]["s2"]["paused_by"] = "owner";
  CHECK(resting_shares(room, {}) == QSet<QString>{"s1"});
}

TEST_CASE("room_rows: a hidden share keeps its row and has no slot", "[kiosk][room]") {
  json room{{"layout", {{"mode", "single"}, {"focus", "s2"}}},
            {"shares", {{"s1", share("A", 1)}, {"s2", share("B", 2)}}}};
  auto rows = share_rows(room);
  REQUIRE(keys(rows) == QStringList{"s1", "s2"});
  auto slot = share_roles.indexOf("slot");
  CHECK(rows[0].values[slot].toInt() == -1);
  CHECK(rows[1].values[slot].toInt() == 0);
}

TEST_CASE("room_rows: another label is another row", "[kiosk][room]") {
  json room{{"shares", {{"s1", share("Ada", 1)}}}};
  auto before = share_rows(room);
  room["shares"]["s1"]["label"] = "Budget";
  auto after = share_rows(room);
  CHECK(before != after);
  CHECK(after.first().values[share_roles.indexOf("label")].toString() == "Budget");
}

TEST_CASE("room_rows: figures stand there only with the overlay", "[kiosk][room]") {
  json room{{"shares", {{"s1", share("Ada", 1)}}}};
  auto figures = share_roles.indexOf("figures");
  CHECK(share_rows(room).first().values[figures].toStringList().isEmpty());
  room["layout"]["overlay"] = true;
  CHECK_FALSE(share_rows(room).first().values[figures].toStringList().isEmpty());
}

namespace {

/// Ada's screen s1 and, in its corner, her camera s2; Bob's screen s3.
json room_with_corner() {
  json room{{"shares",
             {{"s1", share("Ada", 1)},
              {"s2", share("Ada", 2, "live", "camera")},
              {"s3", share("Bob", 3)}}}};
  room["shares"]["s2"]["corner_of"] = "s1";
  return room;
}

QString cell(const row& of, const char* role) {
  return of.values[share_roles.indexOf(role)].toString();
}

} // namespace

TEST_CASE("room_rows: a camera in a corner takes no place", "[kiosk][room]") {
  auto room = room_with_corner();
  CHECK(plan_of(room, seen(room)).shown == QStringList{"s1", "s3"});
  auto rows = share_rows(room);
  REQUIRE(keys(rows) == QStringList{"s1", "s2", "s3"});
  CHECK(cell(rows[1], "cornerOf") == "s1");
  CHECK(cell(rows[1], "slot") == "-1");
  CHECK(cell(rows[0], "cornerOf").isEmpty());
}

TEST_CASE("room_rows: a camera keeps its place until its screen has a picture", "[kiosk][room]") {
  auto room = room_with_corner();
  auto pictures = seen(room);
  pictures.with_picture.remove("s1");
  CHECK(plan_of(room, pictures).shown == QStringList{"s2", "s3"});
  CHECK(cell(share_rows(room, pictures)[0], "cornerOf").isEmpty());
  room["shares"].erase("s1"); // the screen has ended, and the box has not said so for the camera
  CHECK(plan_of(room, seen(room)).shown == QStringList{"s2", "s3"});
}

TEST_CASE("room_rows: in a corner a plate stands for the first picture", "[kiosk][room]") {
  auto room = room_with_corner();
  auto pictures = seen(room);
  pictures.with_picture.remove("s2");
  CHECK(keys(share_rows(room, pictures)) == QStringList{"s1", "s2", "s3"});
  CHECK(connecting_names(room, pictures).isEmpty());
}

TEST_CASE("room_rows: a corner rests with its screen", "[kiosk][room]") {
  auto room = room_with_corner();
  CHECK(resting_shares(room, seen(room)).isEmpty());
  room["layout"] = {{"mode", "auto"}, {"full", "s1"}};
  CHECK(resting_shares(room, seen(room)) == QSet<QString>{"s3"});
  room["layout"]["full"] = "s3";
  CHECK(resting_shares(room, seen(room)) == QSet<QString>{"s1", "s2"});
  room["layout"]["full"] = "";
  room["shares"]["s1"]["state"] = "paused"; // the camera is not
  CHECK(resting_shares(room, seen(room)) == QSet<QString>{"s1"});
}

TEST_CASE("room_rows: impossible corners are places of their own", "[kiosk][room]") {
  auto room = room_with_corner();
  auto& corner = room["shares"]["s2"]["corner_of"];
  corner = GENERATE(json{"s2"}, json{"s9"}, json{"s4"}, json{7}, json{nullptr});
  room["shares"]["s4"] = share("Eve", 4, "live", "sound");
  CHECK(plan_of(room, seen(room)).shown == QStringList{"s1", "s2", "s3"});
  // Two in each other's corner.
  corner = "s3";
  room["shares"]["s3"]["corner_of"] = "s2";
  CHECK(plan_of(room, seen(room)).shown == QStringList{"s1", "s2", "s3"});
}

TEST_CASE("room_rows: of many microphones four are named, who speaks among them", "[kiosk][room]") {
  json room{{"shares", {{"s0", share("Ada", 1)}}}};
  CHECK(microphone_rows(room).isEmpty());
  for (int at = 1; at <= 6; ++at)
    room["shares"]["m" + std::to_string(at)] = share("Bob", at, "live", "sound");
  CHECK(keys(microphone_rows(room)) == QStringList{"m1", "m2", "m3", "m4"});
  CHECK(more_microphones(room) == 2);
  room["shares"]["m6"]["speaking"] = true;
  CHECK(keys(microphone_rows(room)) == QStringList{"m1", "m2", "m3", "m6"});
  for (int at = 1; at <= 6; ++at)
    room["shares"]["m" + std::to_string(at)]["speaking"] = true;
  CHECK(keys(microphone_rows(room)) == QStringList{"m1", "m2", "m3", "m4"});
}

TEST_CASE("room_rows: a sound that says what it plays has a tile", "[kiosk][room]") {
  json room{{"shares", {{"s1", share("Ada", 1)}, {"m1", share("Bob", 2, "connecting", "sound")}}}};
  auto pictures = seen(room);
  CHECK(keys(share_rows(room, pictures)) == QStringList{"s1"});
  CHECK(microphone_rows(room).size() == 1);
  auto& music = room["shares"]["m1"];
  music["plays"] = {{"title", "So What"},
                    {"artist", "Miles Davis"},
                    {"artwork", "a1"},
                    {"position_ms", 61000},
                    {"duration_ms", 545000},
                    {"playing", true},
                    {"at", 1790000000000}};
  pictures.with_picture.remove("m1"); // it never has one
  auto rows = share_rows(room, pictures);
  REQUIRE(keys(rows) == QStringList{"s1", "m1"});
  CHECK(microphone_rows(room).isEmpty());
  const auto track = [](const row& of) { return of.values[share_roles.indexOf("plays")]; };
  CHECK(track(rows[0]).isNull());
  const auto plays = track(rows[1]).toMap();
  CHECK(plays["title"] == "So What");
  CHECK(plays["duration"] == 545000.0);
  CHECK(plays["artwork"] == ""); // not here yet
  pictures.artworks.insert("a1");
  CHECK(track(share_rows(room, pictures)[1]).toMap()["artwork"] == "a1");
  CHECK(resting_shares(room, pictures).isEmpty());
}
