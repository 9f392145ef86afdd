// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/pin_policy.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

pin_policy::time at(std::chrono::milliseconds since_start) {
  return pin_policy::time{} + 1h + since_start;
}

result<>
attempt(pin_policy& policy, const char* pin, const char* source, std::chrono::milliseconds when) {
  return policy.check(secret{pin}, source, at(when));
}

/// An hour in which so many addresses try all the time; answers how many PINs were looked at. All
/// waits are whole seconds, so that once a second finds what 50 times a second would find.
int guess_for_an_hour(pin_policy& policy, int addresses) {
  int looked_at = 0;
  for (auto now = 0s; now < 1h; now += 1s)
    for (int i = 0; i < addresses; ++i) {
      auto source = "10.0.0." + std::to_string(i);
      looked_at += attempt(policy, "0000", source.c_str(), now).code() == errc::wrong_pin ? 1 : 0;
    }
  return looked_at;
}

} // namespace

TEST_CASE("pin_policy: lets in with the right PIN only", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  CHECK(attempt(policy, "4829", "a", 0ms));
  CHECK(attempt(policy, "4828", "a", 0ms).code() == errc::wrong_pin);
  CHECK(attempt(policy, "48290", "a", 0ms).code() == errc::wrong_pin);
  CHECK(policy.check({}, "a", at(0ms)).code() == errc::pin_required);
  CHECK(attempt(policy, "", "a", 0ms).code() == errc::pin_required);
}

TEST_CASE("pin_policy: asks nothing when there is no PIN", "[proto][pin]") {
  pin_policy policy{secret{}};
  CHECK_FALSE(policy.required());
  CHECK(policy.check({}, "a", at(0ms)));
}

TEST_CASE("pin_policy: locks out after five wrong PINs, even the right one", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  for (int i = 1; i < guess_brake::free_attempts; ++i) {
    auto refused = attempt(policy, "0000", "a", 0ms);
    CHECK(refused.code() == errc::wrong_pin);
    CHECK(refused.error().retry_after == 0ms);
  }
  CHECK(attempt(policy, "0000", "a", 0ms).error().retry_after == guess_brake::first_wait);
  auto too_early = attempt(policy, "4829", "a", 1'500ms);
  CHECK(too_early.code() == errc::too_many_attempts);
  CHECK(too_early.error().retry_after == 500ms);
  CHECK(attempt(policy, "4829", "a", 2'000ms));
}

TEST_CASE("pin_policy: doubles the wait of a source up to five minutes", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  auto now = 0ms;
  std::chrono::milliseconds wait{0};
  std::chrono::milliseconds longest{0};
  for (int i = 0; i < 20; ++i) {
    wait = attempt(policy, "0000", "a", now).error().retry_after;
    longest = std::max(longest, wait);
    if (i == guess_brake::free_attempts)
      CHECK(wait == 2 * guess_brake::first_wait);
    now += wait;
  }
  CHECK(longest == guess_brake::longest_wait);
}

TEST_CASE("pin_policy: slows down guessing from many addresses", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  for (int i = 0; i < guess_brake::free_attempts; ++i)
    CHECK(attempt(policy, "0000", std::to_string(i).c_str(), 0ms).code() == errc::wrong_pin);
  // Whoever has made no mistake may still try, but not everybody at once.
  CHECK(attempt(policy, "1111", "fresh", 0ms).code() == errc::wrong_pin);
  CHECK(attempt(policy, "4829", "another", 0ms).code() == errc::too_many_attempts);
  CHECK(attempt(policy, "4829", "another", guess_brake::fresh_pause));
  // Nobody can shut the room for long.
  for (int i = 0; i < 60; ++i)
    (void)attempt(policy, "0000", ("x" + std::to_string(i)).c_str(), std::chrono::seconds{40 * i});
  auto later = std::chrono::seconds{40 * 59} + guess_brake::longest_wait_in_all;
  CHECK(attempt(policy, "4829", "another", later));
}

TEST_CASE("pin_policy: forgets old mistakes and keeps few sources", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  for (int i = 0; i < guess_brake::free_attempts; ++i)
    (void)attempt(policy, "0000", "a", 0ms);
  auto refused = attempt(policy, "0000", "a", guess_brake::forget_after);
  CHECK(refused.code() == errc::wrong_pin);
  CHECK(refused.error().retry_after == 0ms);
  for (std::size_t i = 0; i < 3 * guess_brake::max_sources; ++i)
    (void)attempt(policy, "1", std::to_string(i).c_str(), std::chrono::hours{i + 1});
  CHECK(policy.sources() <= guess_brake::max_sources);
}

TEST_CASE("pin_policy: all addresses of an IPv6 network are one source", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  for (int i = 1; i <= guess_brake::free_attempts; ++i)
    (void)attempt(policy, "0000", ("2001:db8:1:2::" + std::to_string(i)).c_str(), 0ms);
  CHECK(policy.sources() == 1);
  CHECK(attempt(policy, "4829", "2001:db8:1:2:aaaa::9", 0ms).code() == errc::too_many_attempts);
  CHECK(attempt(policy, "4829", "2001:db8:1:3::1", 0ms));
}

TEST_CASE("pin_policy: a new PIN does not pardon the guesser", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  for (int i = 0; i < guess_brake::free_attempts; ++i)
    (void)attempt(policy, "0000", "a", 0ms);
  policy.set_pin(secret{"1111"});
  CHECK(attempt(policy, "1111", "a", 0ms).code() == errc::too_many_attempts);
}

TEST_CASE("pin_policy: who types the former PIN as it changes is no guesser", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  policy.set_pin(secret{"1111"}, at(0ms));
  for (int i = 0; i < 3 * guess_brake::free_attempts; ++i) {
    auto refused = attempt(policy, "4829", "a", 29s);
    CHECK(refused.code() == errc::pin_changed);
    CHECK(refused.error().retry_after == 0ms);
  }
  CHECK(policy.wrong_in_all() == 0);
  CHECK(attempt(policy, "1111", "a", 29s));
  CHECK(attempt(policy, "4829", "a", pin_policy::former_grace).code() == errc::wrong_pin);
  CHECK(policy.wrong_in_all() == 1);
}

TEST_CASE("pin_policy: the former PIN does not pardon the guesser", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  policy.set_pin(secret{"1111"}, at(0ms));
  for (int i = 1; i < guess_brake::free_attempts; ++i) {
    (void)attempt(policy, "0000", "a", 0ms);
    CHECK(attempt(policy, "4829", "a", 0ms).code() == errc::pin_changed);
  }
  CHECK(attempt(policy, "0000", "a", 0ms).error().retry_after == guess_brake::first_wait);
  CHECK(attempt(policy, "4829", "a", 1s).code() == errc::too_many_attempts);
}

TEST_CASE("pin_policy: only the last PIN is a former one, and none where none was asked",
          "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  policy.set_pin(secret{"1111"}, at(0ms));
  policy.set_pin(secret{"1111"}, at(1s)); // the same: nothing has changed
  CHECK(attempt(policy, "4829", "a", 1s).code() == errc::pin_changed);
  policy.set_pin(secret{"2222"}, at(2s));
  CHECK(attempt(policy, "4829", "a", 2s).code() == errc::wrong_pin);
  pin_policy open{secret{}};
  open.set_pin(secret{"1111"}, at(0ms));
  CHECK(open.check(secret{}, "a", at(0ms)).code() == errc::pin_required);
}

TEST_CASE("pin_policy: an hour of guessing finds less than one in 100 PINs of 4 digits",
          "[proto][pin]") {
  pin_policy one{secret{"4829"}}, many{secret{"4829"}};
  auto from_one = guess_for_an_hour(one, 1), from_many = guess_for_an_hour(many, 200);
  WARN("PINs looked at in an hour: " << from_one << " from one address, " << from_many
                                     << " from 200");
  // The arithmetic stands in docs/security.md.
  CHECK(from_one == 5 + 8 + (3600 - 510) / 300);
  CHECK(from_many == 11 + 58);
}

TEST_CASE("pin_policy: guessers do not keep a fresh person out for a minute", "[proto][pin]") {
  for (int guessers : {1, 5, 20}) {
    pin_policy policy{secret{"4829"}};
    auto longest = 0s;
    auto knocks = 30min; // when the next honest person comes; fresh guessers are used up by then
    for (auto now = 0s; now < 2h; now += 1s) {
      for (int i = 0; i < guessers; ++i)
        (void)attempt(policy, "0000", ("10.0.0." + std::to_string(i)).c_str(), now);
      if (now < knocks)
        continue;
      auto who = "10.0.1." + std::to_string(knocks.count());
      if (!attempt(policy, "4829", who.c_str(), now))
        continue;
      longest = std::max(longest, std::chrono::seconds{now - knocks});
      knocks += 7min;
    }
    CHECK(knocks > 1h + 50min);
    CHECK(longest <= guess_brake::longest_fresh_pause);
  }
}

TEST_CASE("pin_policy: people with the right PIN do not hold up each other", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  for (int i = 0; i < guess_brake::free_attempts; ++i)
    (void)attempt(policy, "0000", "a", 0ms);
  for (int i = 0; i < 20; ++i)
    CHECK(attempt(policy, "4829", ("b" + std::to_string(i)).c_str(), 0ms));
}

TEST_CASE("pin_policy: one who has not guessed hears of their own turn", "[proto][pin]") {
  pin_policy policy{secret{"4829"}};
  for (int i = 0; i < 30; ++i)
    (void)attempt(policy, "0000", ("x" + std::to_string(i)).c_str(), std::chrono::minutes{i});
  auto refused = attempt(policy, "4829", "ada", 29min + 10s);
  CHECK(refused.code() == errc::too_many_attempts);
  CHECK(refused.error().retry_after == 50s);
  CHECK(attempt(policy, "4829", "ada", 30min));
}
