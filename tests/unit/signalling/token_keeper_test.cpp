// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/token_keeper.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <string>

using namespace tessera;
using namespace tessera::signalling;

namespace {

const secret key{std::string(token_key_bytes, 'k')};
const admission ada{participant_id{"p1"}, "Ada", "epoch"};

} // namespace

TEST_CASE("token_keeper: a token is used up when the page has its successor",
          "[signalling][token]") {
  token_keeper keeper{key};
  auto first = keeper.issue(ada, 0);
  REQUIRE(keeper.redeem(first, 1));
  auto next = keeper.issue(ada, 1);
  CHECK(keeper.redeem(first, 2)); // the answer with the next one may have been lost
  keeper.confirm(ada.participant);
  CHECK(keeper.redeem(first, 2).code() == errc::token_expired); // a copy in a second tab
  CHECK(keeper.redeem(next, 2));
}

TEST_CASE("token_keeper: who left or was removed has no good token", "[signalling][token]") {
  token_keeper keeper{key};
  auto first = keeper.issue(ada, 0);
  keeper.retire(ada.participant);
  CHECK(keeper.redeem(first, 1).code() == errc::token_expired);
  CHECK(keeper.issue(ada, 1).empty());
}

TEST_CASE("token_keeper: a newer token voids the older", "[signalling][token]") {
  token_keeper keeper{key};
  auto first = keeper.issue(ada, 0);
  auto second = keeper.issue(ada, 0);
  auto third = keeper.issue(ada, 0);
  CHECK(keeper.redeem(first, 1).code() == errc::token_expired);
  CHECK(keeper.redeem(third, 1));
}

TEST_CASE("token_keeper: survives a restart, once", "[signalling][token]") {
  auto token = token_keeper{key}.issue(ada, 0);
  token_keeper after{key};
  auto back = after.redeem(token, 1);
  REQUIRE(back);
  CHECK(back->participant == ada.participant);
  [[maybe_unused]] auto next = after.issue(ada, 1);
  after.confirm(ada.participant);
  CHECK(after.redeem(token, 1).code() == errc::token_expired);
}

TEST_CASE("token_keeper: who left or was removed has no token any more", "[signalling][token]") {
  token_keeper keeper{key};
  auto token = keeper.issue(ada, 0);
  keeper.retire(ada.participant);
  CHECK(keeper.redeem(token, 1).code() == errc::token_expired);
}

TEST_CASE("token_keeper: remembers so many and forgets the oldest first", "[signalling][token]") {
  token_keeper keeper{key};
  auto first = keeper.issue(ada, 0);
  keeper.retire(ada.participant);
  for (std::size_t i = 1; i < token_keeper::max_remembered; ++i)
    [[maybe_unused]] auto other =
        keeper.issue({participant_id{"q" + std::to_string(i)}, "Eve", "epoch"}, 0);
  CHECK_FALSE(keeper.redeem(first, 1));
  [[maybe_unused]] auto last = keeper.issue({participant_id{"r"}, "Eve", "epoch"}, 0);
  CHECK(keeper.redeem(first, 1)); // its trace is gone: as after a restart
}

TEST_CASE("token_keeper: expires after twelve hours", "[signalling][token]") {
  token_keeper keeper{key};
  auto token = keeper.issue(ada, 0);
  CHECK(keeper.redeem(token, token_keeper::lifetime_ms + 1).code() == errc::token_expired);
}

TEST_CASE("token_keeper: the key is made once and nobody else may read it", "[signalling][token]") {
  test::temp_folder folder;
  auto file = folder.path + "/resume.key";
  auto first = token_key(file);
  CHECK(first.reveal().size() == token_key_bytes);
  struct stat info {};
  REQUIRE(::stat(file.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  CHECK(token_key(file) == first);
  REQUIRE(::chmod(file.c_str(), 0644) == 0);
  CHECK_FALSE(token_key(file) == first); // others may have read it
}
