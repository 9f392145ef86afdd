// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/door_people.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::plugins;

namespace {

using list = std::vector<participant_id>;

nlohmann::json room_with(const char* id, const char* state) {
  return {{"participants", {{id, {{"state", state}}}}}};
}

} // namespace

TEST_CASE("door_people: one who was let in from the lobby is told of once", "[plugins]") {
  door_people people;
  people.add(participant_id{"p1"}, true);
  CHECK(people.take_admitted(nullptr).empty()); // before the first document
  CHECK(people.take_admitted(room_with("p1", "lobby")).empty());
  CHECK(people.take_admitted(room_with("p2", "present")).empty()); // another door's
  CHECK(people.take_admitted(room_with("p1", "present")) == list{participant_id{"p1"}});
  CHECK(people.take_admitted(room_with("p1", "present")).empty());
}

TEST_CASE("door_people: one who came straight in is not let in once more", "[plugins]") {
  door_people people;
  people.add(participant_id{"p1"}, false);
  CHECK(people.take_admitted(room_with("p1", "present")).empty());
}

TEST_CASE("door_people: one who is gone from the lobby is let in by nobody", "[plugins]") {
  door_people people;
  people.add(participant_id{"p1"}, true);
  CHECK(people.take_admitted({{"participants", nlohmann::json::object()}}).empty());
  CHECK(people.has(participant_id{"p1"})); // an event says so
  CHECK(people.remove(participant_id{"p1"}));
  CHECK_FALSE(people.remove(participant_id{"p1"}));
  CHECK(people.take_admitted(room_with("p1", "present")).empty());
}

TEST_CASE("door_people: all are lost together", "[plugins]") {
  door_people people;
  people.add(participant_id{"p1"}, true);
  people.add(participant_id{"p2"}, false);
  CHECK(people.take_all() == list{participant_id{"p1"}, participant_id{"p2"}});
  CHECK_FALSE(people.has(participant_id{"p1"}));
}
