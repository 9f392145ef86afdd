// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

pin_rules with(pin_mode mode) {
  pin_rules made;
  made.mode = mode;
  made.digits = 8; // one chance in 10^8 that two are the same
  made.rotate_every = 10min;
  return made;
}

} // namespace

TEST_CASE("pins: each policy has its name", "[meeting][pin]") {
  for (auto mode : {pin_mode::meeting, pin_mode::fixed, pin_mode::rotating, pin_mode::off})
    CHECK(pin_mode_from(name_of(mode)) == mode);
  CHECK(pin_mode_from("never") == pin_mode::meeting);
}

TEST_CASE("pins: the PIN of a meeting changes with it, a fixed one does not", "[meeting][pin]") {
  pins random{with(pin_mode::meeting), {}, at(0ms)};
  auto before = random.pin();
  random.begin_meeting(at(1s));
  CHECK_FALSE(random.pin() == before);
  pins fixed{with(pin_mode::fixed), {}, at(0ms)};
  REQUIRE(fixed.set(secret{"2468"}, at(0ms)));
  fixed.begin_meeting(at(1s));
  CHECK(fixed.pin() == secret{"2468"});
  CHECK(pins{with(pin_mode::fixed), fixed.keep(), at(2s)}.pin() == secret{"2468"});
}

TEST_CASE("pins: a fixed PIN has 4 to 8 digits", "[meeting][pin]") {
  pins fixed{with(pin_mode::fixed), {}, at(0ms)};
  for (const char* bad : {"", "123", "123456789", "12a4", "12 4", "\u0661\u0662\u0663\u0664"})
    CHECK(fixed.set(secret{bad}, at(0ms)).code() == errc::invalid_argument);
}

TEST_CASE("pins: only the fixed policy takes a PIN", "[meeting][pin]") {
  for (auto mode : {pin_mode::meeting, pin_mode::rotating, pin_mode::off})
    CHECK(pins{with(mode), {}, at(0ms)}.set(secret{"2468"}, at(0ms)).code() == errc::not_allowed);
}

TEST_CASE("pins: a rotating PIN is another one after its time", "[meeting][pin]") {
  pins turning{with(pin_mode::rotating), {}, at(0ms)};
  auto before = turning.pin();
  CHECK(turning.changes_at() == at(10min).wall_ms);
  CHECK_FALSE(turning.rotate_when_due(at(10min - 1ms)));
  CHECK(turning.rotate_when_due(at(10min)));
  CHECK_FALSE(turning.pin() == before);
  CHECK(turning.check(before, "a", at(10min)).code() == errc::pin_changed);
  CHECK(turning.check(before, "a", at(10min + 30s)).code() == errc::wrong_pin);
  CHECK(turning.changes_at() == at(20min).wall_ms);
}

TEST_CASE("pins: a restart neither lengthens a turn nor loses the PIN", "[meeting][pin]") {
  pins before{with(pin_mode::rotating), {}, at(0ms)};
  pins after{with(pin_mode::rotating), before.keep(), at(4min)};
  CHECK(after.pin() == before.pin());
  CHECK_FALSE(after.rotate_when_due(at(10min - 1ms)));
  CHECK(after.rotate_when_due(at(10min)));
  auto long_ago = at(4min);
  long_ago.wall_ms -= 86'400'000; // somebody set the date back by a day
  pins tricked{with(pin_mode::rotating), before.keep(), long_ago};
  CHECK(tricked.rotate_when_due(at(14min)));
}

TEST_CASE("pins: the file wins over every policy but off", "[meeting][pin]") {
  for (auto mode : {pin_mode::meeting, pin_mode::fixed, pin_mode::rotating}) {
    auto rules = with(mode);
    rules.file_pin = secret{"4829"};
    pins filed{rules, {}, at(0ms)};
    CHECK(filed.pin() == secret{"4829"});
    CHECK(filed.renew(at(0ms)).code() == errc::not_allowed);
    CHECK(filed.set(secret{"1111"}, at(0ms)).code() == errc::not_allowed);
    CHECK_FALSE(filed.next_change());
    filed.begin_meeting(at(0ms));
    CHECK(filed.pin() == secret{"4829"});
  }
  auto off = with(pin_mode::off);
  off.file_pin = secret{"4829"};
  CHECK_FALSE(pins{off, {}, at(0ms)}.required());
}

TEST_CASE("pins: a kept PIN of another policy or length is not taken over", "[meeting][pin]") {
  pins::kept kept{secret{"12345678"}, pin_mode::meeting, 0};
  CHECK(pins{with(pin_mode::meeting), kept, at(0ms)}.pin() == kept.pin);
  CHECK_FALSE(pins{with(pin_mode::rotating), kept, at(0ms)}.pin() == kept.pin);
  auto shorter = with(pin_mode::meeting);
  shorter.digits = 6;
  CHECK(pins{shorter, kept, at(0ms)}.pin().reveal().size() == 6);
  CHECK(pins{with(pin_mode::meeting), pins::kept{}, at(0ms)}.required());
}

TEST_CASE("pins: another policy is in force at once, the same changes nothing", "[meeting][pin]") {
  pins live{with(pin_mode::meeting), {}, at(0ms)};
  auto before = live.pin();
  CHECK_FALSE(live.apply(with(pin_mode::meeting), at(0ms)));
  CHECK(live.pin() == before);
  CHECK(live.apply(with(pin_mode::off), at(0ms)));
  CHECK(live.check({}, "a", at(0ms)));
  CHECK(live.apply(with(pin_mode::rotating), at(0ms)));
  CHECK(live.required());
}

TEST_CASE("pins: one hour of guessing at full rate from one address tries 23 PINs",
          "[meeting][pin]") {
  pins guarded{with(pin_mode::meeting), {}, at(0ms)};
  int tried = 0;
  // 50 messages a second are what a page may send (docs/signalling.md).
  for (auto when = 0ms; when < 1h; when += 20ms)
    tried += guarded.check(secret{"0000"}, "10.0.0.66", at(when)).code() == errc::wrong_pin ? 1 : 0;
  // 5 free ones; then after 2, 4, ... 256 s, which end after 510 s; then one each 300 s.
  CHECK(tried == 5 + 8 + (3600 - 510) / 300);
}
