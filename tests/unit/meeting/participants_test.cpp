// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/participants.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::meeting;

namespace {

participant named(const char* name) {
  return {name, "web", "10.0.0.1", 0, {}};
}

} // namespace

TEST_CASE("participants: two people of one name can be told apart", "[meeting]") {
  participants people{10};
  auto first = people.add(named("Ada"));
  auto second = people.add(named("  Ada "));
  REQUIRE(first);
  REQUIRE(second);
  CHECK(people.find(*first)->name == "Ada");
  CHECK(people.find(*second)->name == "Ada (2)");
}

TEST_CASE("participants: a number that somebody typed is not taken for the box's", "[meeting]") {
  participants people{10};
  REQUIRE(people.add(named("Ada")));
  auto eve = people.add(named("Ada (2)"));
  auto late = people.add(named("\u0410DA")); // a Cyrillic A
  REQUIRE(eve);
  REQUIRE(late);
  CHECK(people.find(*eve)->name == "Ada (2)"); // numbered by the box all the same
  CHECK(people.find(*late)->name == "\u0410DA (3)");
  auto alone = people.add(named("Bob (2)"));
  REQUIRE(alone);
  CHECK(people.find(*alone)->name == "Bob");
}

TEST_CASE("participants: those in the lobby take no place", "[meeting]") {
  participants people{1};
  auto waiting = named("Ada");
  waiting.waiting_since = monotonic::time_point{};
  auto id = people.add(waiting);
  REQUIRE(id);
  CHECK(people.inside(*id) == nullptr);
  CHECK(people.count_inside() == 0);
  REQUIRE(people.add(named("Bob")));
  CHECK(people.accept(*people.find(*id)).code() == errc::meeting_full);
}

TEST_CASE("participants: a long name stays a good name beside its twin", "[meeting]") {
  participants people{10};
  std::string longest(max_name_characters, 'x');
  REQUIRE(people.add(named(longest.c_str())));
  auto twin = people.add(named(longest.c_str()));
  REQUIRE(twin);
  auto name = people.find(*twin)->name;
  CHECK(name == std::string(max_name_characters - 4, 'x') + " (2)");
  CHECK(clean_name(name).value_or("") == name); // it comes back in a token
}

TEST_CASE("participants: the limit holds, also for those who come back", "[meeting]") {
  participants people{1};
  REQUIRE(people.add(named("Ada")));
  CHECK(people.add(named("Bob")).code() == errc::meeting_full);
  CHECK(people.restore(participant_id{"p9"}, named("Eve")).code() == errc::meeting_full);
}

TEST_CASE("participants: who was removed never comes back", "[meeting]") {
  participants people{10};
  auto id = people.add(named("Eve"));
  REQUIRE(id);
  CHECK(people.ban(*id));
  CHECK(people.restore(*id, named("Eve")).code() == errc::removed);
}

TEST_CASE("participants: a restored id is not given to somebody else", "[meeting]") {
  participants people{10};
  REQUIRE(people.restore(participant_id{"p5"}, named("Ada")));
  CHECK(people.add(named("Bob")).value_or(participant_id{}) == participant_id{"p6"});
}
