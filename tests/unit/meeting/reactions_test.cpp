// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/reactions.hpp"
#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

TEST_CASE("reactions: are seen for five seconds", "[meeting][reactions]") {
  reactions all;
  REQUIRE(all.add({participant_id{"p1"}, "Ada", "clap"}, at(0ms)));
  CHECK(all.render()["r1"]["kind"] == "clap");
  CHECK_FALSE(all.expire(at(5s - 1ms)));
  CHECK(all.next_expiry() == at(5s).at);
  CHECK(all.expire(at(5s)));
  CHECK(all.render().empty());
}

TEST_CASE("reactions: one person has no more than three at once and one a second",
          "[meeting][reactions]") {
  reactions all;
  int sent = 0;
  for (int i = 0; i < 50; ++i)
    sent += all.add({participant_id{"p1"}, "Ada", "clap"}, at(0ms)) ? 1 : 0;
  CHECK(sent == 3);
  CHECK(all.add({participant_id{"p1"}, "Ada", "clap"}, at(0ms)).code() == errc::rate_limited);
  CHECK(all.add({participant_id{"p1"}, "Ada", "clap"}, at(1s)));
}

TEST_CASE("reactions: of a crowd have an end too", "[meeting][reactions]") {
  reactions all;
  for (int second = 0; second < 5; ++second) {
    for (int i = 0; i < 50; ++i)
      (void)all.add({participant_id{"p" + std::to_string(i)}, "x", "party"},
                    at(std::chrono::seconds{second}));
  }
  CHECK(all.render().size() == reactions::limit);
}

TEST_CASE("reactions: go with the one who sent them", "[meeting][reactions]") {
  reactions all;
  REQUIRE(all.add({participant_id{"p1"}, "Eve", "laugh"}, at(0ms)));
  REQUIRE(all.add({participant_id{"p2"}, "Ada", "heart"}, at(0ms)));
  all.drop_of(participant_id{"p1"});
  CHECK(all.render().size() == 1);
}
