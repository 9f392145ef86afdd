// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/thumbnail_desk.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tessera;
using namespace tessera::kiosk;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

/// The head of a JPEG of 320 x 180.
const std::string jpeg = "\xff\xd8\xff\xc0\0\x0b\x08\0\xb4\1\x40\1\1\x11\0"s;
const std::string wide = "\xff\xd8\xff\xc0\0\x0b\x08\0\xb4\1\x41\1\1\x11\0"s; // 321

struct bench {
  thumbnail_desk desk;
  thumbnail_desk::time now{1h};
  share_id share{"s1"};
  int pictures = 0;
  errc last = errc::ok;

  bool want() {
    return desk.want(share, now, [this](const result<thumbnail_desk::picture>& made) {
      pictures += made ? 1 : 0;
      last = made.code();
    });
  }
};

} // namespace

TEST_CASE("thumbnails: the display is asked once for all who wait", "[kiosk]") {
  bench b;
  CHECK(b.want());
  CHECK_FALSE(b.want());
  REQUIRE(b.desk.take(b.share, jpeg, b.now));
  CHECK(b.pictures == 2);
  b.now += 900ms; // not older than a second
  CHECK_FALSE(b.want());
  CHECK(b.pictures == 3);
  b.now += 200ms;
  CHECK(b.want());
}

TEST_CASE("thumbnails: only a small JPEG that was asked for is taken", "[kiosk]") {
  bench b;
  CHECK(b.desk.take(b.share, jpeg, b.now).code() == errc::invalid_argument);
  (void)b.want();
  CHECK(b.desk.take(b.share, "<svg/>", b.now).code() == errc::unsupported_type);
  CHECK(b.desk.take(b.share, wide, b.now).code() == errc::message_too_large);
  CHECK(b.desk.take(b.share, jpeg + std::string(41 * 1024, 'x'), b.now).code() ==
        errc::message_too_large);
  CHECK(b.desk.take(share_id{"s2"}, jpeg, b.now).code() == errc::invalid_argument);
  CHECK(b.pictures == 0);
  CHECK(b.desk.take(b.share, jpeg, b.now));
}

TEST_CASE("thumbnails: nobody waits for ever", "[kiosk]") {
  bench b;
  (void)b.want();
  auto next = b.desk.sweep(b.now);
  REQUIRE(next);
  CHECK(*next == b.now + thumbnail_desk::patience);
  CHECK_FALSE(b.desk.sweep(*next));
  CHECK(b.last == errc::timeout);
  (void)b.want();
  b.desk.forget(b.share);
  CHECK(b.last == errc::share_not_found);
  (void)b.want();
  b.desk.clear();
  CHECK(b.last == errc::unavailable);
  CHECK(b.pictures == 0);
}
