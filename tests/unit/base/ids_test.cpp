// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/ids.hpp"

#include <catch2/catch.hpp>

#include <type_traits>
#include <unordered_set>

using namespace tessera;

static_assert(!std::is_convertible_v<share_id, participant_id>);
static_assert(!std::is_convertible_v<std::string, share_id>);
static_assert(!std::is_constructible_v<share_id, participant_id>);

TEST_CASE("ids: a sequence counts up from its prefix", "[base][ids]") {
  id_sequence<share_id> shares{"s"};
  CHECK(shares.next().str() == "s1");
  CHECK(shares.next().str() == "s2");
}

TEST_CASE("ids: skipping goes forward only", "[base][ids]") {
  id_sequence<participant_id> people{"p"};
  people.skip_to(41);
  CHECK(people.next() == participant_id{"p42"});
  people.skip_to(3);
  CHECK(people.next() == participant_id{"p43"});
}

TEST_CASE("ids: they compare, sort and hash by their text", "[base][ids]") {
  CHECK(share_id{"s1"} == share_id{"s1"});
  CHECK(share_id{"s1"} < share_id{"s2"});
  CHECK(share_id{}.empty());
  std::unordered_set<share_id> set{share_id{"s1"}, share_id{"s1"}, share_id{"s2"}};
  CHECK(set.size() == 2);
}
