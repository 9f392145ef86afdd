// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/decoder_watch.hpp"

#include <catch2/catch.hpp>

using tessera::kiosk::decoder_watch;

namespace {
constexpr std::int64_t second = 1'000'000'000;
}

TEST_CASE("decoder_watch: with nothing to do it may rest for ever") {
  decoder_watch watch;
  CHECK_FALSE(watch.stands_still(0, second));
  CHECK_FALSE(watch.stands_still(0, 1000 * second));
  watch.fed();
  CHECK_FALSE(watch.stands_still(0, 2000 * second));
}

TEST_CASE("decoder_watch: who is slow goes on all the same") {
  decoder_watch watch;
  for (int i = 0; i < 100; ++i)
    watch.fed();
  for (std::int64_t i = 0; i < 50; ++i)
    CHECK_FALSE(watch.stands_still(static_cast<std::size_t>(99 - i), i * 2 * second));
}

TEST_CASE("decoder_watch: who has not begun yet has its time too") {
  decoder_watch watch;
  for (int i = 0; i < 9; ++i)
    watch.fed();
  CHECK_FALSE(watch.stands_still(9, 1000 * second));
  CHECK_FALSE(watch.stands_still(9, 1003 * second));
  CHECK(watch.stands_still(9, 1003 * second + 1));
}

TEST_CASE("decoder_watch: what waits for too long shows that it hangs") {
  decoder_watch watch;
  watch.fed();
  watch.fed();
  CHECK_FALSE(watch.stands_still(1, 10 * second));
  watch.fed();
  CHECK_FALSE(watch.stands_still(2, 13 * second));
  CHECK(watch.stands_still(2, 13 * second + 1));
  watch.fed();
  CHECK_FALSE(watch.stands_still(2, 14 * second));
}
