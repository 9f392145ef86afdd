// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/voice_watch.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using tessera::media::voice_watch;

namespace {

struct speaker {
  voice_watch watch;
  voice_watch::time_point now{1h};
  int begun = 0;
  int ended = 0;

  void hear(int level, std::chrono::milliseconds lasting) {
    for (auto left = lasting; left > 0ms; left -= 20ms) {
      now += 20ms;
      if (auto turned = watch.take(level, now))
        ++(*turned ? begun : ended);
    }
  }
};

constexpr int speech = 30;
constexpr int quiet = 70;

} // namespace

TEST_CASE("voice_watch: somebody speaks, and is heard to the end", "[media][voice]") {
  speaker one;
  one.hear(quiet, 2s);
  CHECK(one.begun == 0);
  one.hear(speech, 200ms);
  CHECK(one.begun == 1);
  one.hear(quiet, 700ms); // a breath
  CHECK(one.watch.speaking());
  one.hear(speech, 1s);
  one.hear(quiet, 900ms);
  CHECK(one.ended == 1);
  CHECK_FALSE(one.watch.speaking());
  CHECK(one.begun == 1);
}

TEST_CASE("voice_watch: a click now and then is no voice", "[media][voice]") {
  speaker one;
  for (int i = 0; i < 100; ++i) {
    one.hear(5, 20ms);
    one.hear(quiet, 200ms);
  }
  CHECK(one.begun == 0);
}

TEST_CASE("voice_watch: silence and the loudest sound are levels like others", "[media][voice]") {
  speaker one;
  one.hear(127, 1s);
  CHECK_FALSE(one.watch.speaking());
  one.hear(0, 1s);
  CHECK(one.watch.speaking());
}

TEST_CASE("voice_watch: of a hole in the line one packet's length counts at most", "[media][voice]") {
  speaker one;
  for (int i = 0; i < 10; ++i) {
    one.now += 5s;
    one.hear(quiet, 20ms);
  }
  one.now += 5s;
  one.hear(speech, 20ms);
  CHECK(one.begun == 1); // it may have lasted 120 ms
  one.now += 50ms;
  one.hear(speech, 20ms);
  CHECK(one.begun == 1);
}
