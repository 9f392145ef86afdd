// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

TEST_CASE("host_code: the right one opens, another does not", "[meeting][host]") {
  host_code code{secret{"12345678"}};
  CHECK(code.check("12345678", "a", at(0ms)));
  CHECK(code.check("12345679", "a", at(0ms)).code() == errc::wrong_code);
  CHECK(code.check("", "a", at(0ms)).code() == errc::wrong_code);
}

TEST_CASE("host_code: without a code nobody becomes a host", "[meeting][host]") {
  host_code none{secret{}};
  CHECK(none.check("", "a", at(0ms)).code() == errc::wrong_code);
  CHECK(none.check("12345678", "a", at(0ms)).code() == errc::wrong_code);
}

TEST_CASE("host_code: who guesses waits, even with the right one", "[meeting][host]") {
  host_code code{secret{"12345678"}};
  for (int i = 0; i < 5; ++i)
    CHECK(code.check("00000000", "a", at(0ms)).code() == errc::wrong_code);
  auto refused = code.check("12345678", "a", at(0ms));
  REQUIRE(refused.code() == errc::too_many_attempts);
  CHECK(refused.error().retry_after > 0ms);
  CHECK(refused.error().message().find("PIN") == std::string::npos);
}

TEST_CASE("host_code: one hour of guessing from many addresses tries few codes",
          "[meeting][host]") {
  host_code code{secret{"12345678"}};
  int tried = 0;
  for (int second = 0; second < 3600; ++second) {
    auto source = "10.0." + std::to_string(second / 250) + "." + std::to_string(second % 250);
    for (int i = 0; i < 10; ++i) {
      auto outcome = code.check("00000000", source, at(std::chrono::seconds{second}));
      tried += outcome.code() == errc::wrong_code ? 1 : 0;
    }
  }
  // 11 in the first minute (5 free ones, then waits of 2 s and 5 s that double), then one each 60 s.
  CHECK(tried <= 11 + 3600 / 60);
}

TEST_CASE("host_code: guessing codes does not shut the door for those with the PIN",
          "[meeting][host]") {
  room house{rules(), {}, at(0ms)};
  for (int i = 0; i < 20; ++i)
    (void)house.open_host({"00000000", "10.0.0.1", {}}, at(0ms));
  CHECK(knock(house, "Ada"));
}

TEST_CASE("host_code: has 6 to 64 visible letters", "[meeting][host]") {
  CHECK(is_host_code("123456"));
  CHECK(is_host_code("correct-horse-battery"));
  CHECK_FALSE(is_host_code("12345"));
  CHECK_FALSE(is_host_code("123 456"));
  CHECK_FALSE(is_host_code(std::string(65, '1')));
}
