// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/temp_folder.hpp"
#include "signalling/token_keeper.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace tessera;
using namespace tessera::signalling;

namespace {

const secret key{std::string(token_key_bytes, 'k')};
const admission ada{participant_id{"p1"}, "Ada", "epoch"};

} // namespace

TEST_CASE("token_keeper: a token is good once", "[signalling][token]") {
  token_keeper keeper{key};
  auto first = keeper.issue(ada, 0);
  REQUIRE(keeper.redeem(first, 1));
  CHECK(keeper.redeem(first, 1).code() == errc::token_expired); // a copy in a second tab
  auto next = keeper.issue(ada, 1);
  CHECK(keeper.redeem(next, 2));
}

TEST_CASE("token_keeper: a newer token voids the older", "[signalling][token]") {
  token_keeper keeper{key};
  auto first = keeper.issue(ada, 0);
  auto second = keeper.issue(ada, 0);
  CHECK(keeper.redeem(first, 1).code() == errc::token_expired);
  CHECK(keeper.redeem(second, 1));
}

TEST_CASE("token_keeper: survives a restart, once", "[signalling][token]") {
  auto token = token_keeper{key}.issue(ada, 0);
  token_keeper after{key};
  auto back = after.redeem(token, 1);
  REQUIRE(back);
  CHECK(back->participant == ada.participant);
  CHECK(after.redeem(token, 1).code() == errc::token_expired);
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
