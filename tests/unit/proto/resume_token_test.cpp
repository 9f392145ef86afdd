// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/resume_token.hpp"

#include <catch2/catch.hpp>

using namespace tessera;

namespace {

const secret key{std::string(token_key_bytes, 'k')};
const resume_token ada{participant_id{"p7"}, "Ada", "epoch-1", 3, 1'000'000};

} // namespace

TEST_CASE("resume_token: comes back as it was made", "[proto][token]") {
  auto read = parse_resume_token(sign(ada, key), key, 999'999);
  REQUIRE(read);
  CHECK(*read == ada);
}

TEST_CASE("resume_token: a changed, foreign or old one is refused alike", "[proto][token]") {
  auto good = sign(ada, key);
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] = bad[i] == 'A' ? 'B' : 'A';
    CHECK(parse_resume_token(bad, key, 0).code() == errc::token_expired);
  }
  CHECK(parse_resume_token(good, secret{std::string(token_key_bytes, 'x')}, 0).code() ==
        errc::token_expired);
  CHECK(parse_resume_token(good, key, 1'000'001).code() == errc::token_expired);
  CHECK(parse_resume_token(good, secret{}, 0).code() == errc::token_expired);
  for (const std::string& text : {std::string{}, std::string{"."}, good.substr(0, good.find('.')),
                                  good + "x", std::string(5'000, 'a')})
    CHECK(parse_resume_token(text, key, 0).code() == errc::token_expired);
}
