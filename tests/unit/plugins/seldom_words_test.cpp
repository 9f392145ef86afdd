// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/seldom_words.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tessera::plugins {

namespace {

using namespace std::chrono_literals;

const share_id music{"s1"}, film{"s2"};

struct listener {
  std::vector<std::string> heard;
  std::vector<std::pair<std::chrono::milliseconds, std::function<void()>>> pauses;
  std::chrono::milliseconds position{};

  seldom_words words{[this](const control::from_door& message) {
                       if (const auto* told = std::get_if<control::describe_share>(&message)) {
                         heard.push_back(told->share.str() + " " + told->what.title);
                         position = told->what.position;
                       }
                       if (const auto* told = std::get_if<control::loudness>(&message))
                         heard.push_back(told->share.str() + " " + std::to_string(told->volume));
                     },
                     [this](auto delay, auto work) {
                       pauses.emplace_back(delay, std::move(work));
                       return net::timer{};
                     }};

  void describes(const share_id& share, const std::string& title) {
    now_playing what;
    what.title = title;
    words.describe(share, std::move(what), monotonic::now());
  }
  std::vector<std::string> now() { return std::exchange(heard, {}); }
  /// All pauses that are on are over; answers how many they were.
  std::size_t pass(std::chrono::milliseconds each) {
    const auto over = std::exchange(pauses, {});
    for (const auto& [delay, work] : over) {
      CHECK(delay == each);
      work();
    }
    return over.size();
  }
};

using said = std::vector<std::string>;

} // namespace

TEST_CASE("seldom_words: of many descriptions the first is told, and the newest after a pause",
          "[plugins]") {
  listener one;
  for (int i = 0; i < 1'000; ++i)
    one.describes(music, std::to_string(i));
  one.describes(film, "another share");
  CHECK(one.now() == said{"s1 0", "s2 another share"});
  CHECK(one.pass(500ms) == 2);
  CHECK(one.now() == said{"s1 999"});
  CHECK(one.pass(500ms) == 1); // and nothing new
  CHECK(one.now().empty());
  CHECK(one.pauses.empty());
  one.describes(music, "after a calm");
  CHECK(one.now() == said{"s1 after a calm"});
}

TEST_CASE("seldom_words: what plays has gone on until it is told, what rests has not",
          "[plugins]") {
  listener one;
  for (const bool playing : {true, false}) {
    now_playing what;
    what.position = 5s;
    what.playing = playing;
    one.words.describe(playing ? music : film, what, monotonic::now() - 60s);
    CHECK((one.position >= 65s) == playing);
    CHECK((one.position == 5s) == !playing);
  }
}

TEST_CASE("seldom_words: of a slider that moves the newest place is told, of each share",
          "[plugins]") {
  listener one;
  for (int i = 0; i <= 150; ++i)
    one.words.set_volume(music, i - 20);
  one.words.set_volume(film, 40);
  CHECK(one.now() == said{"s1 0"});
  CHECK(one.pass(50ms) == 1);
  CHECK(one.now() == said{"s1 100", "s2 40"});
  CHECK(one.pass(50ms) == 1);
  CHECK(one.now().empty());
  CHECK(one.pauses.empty());
  one.words.set_volume(music, 30);
  CHECK(one.now() == said{"s1 30"});
}

TEST_CASE("seldom_words: of a share that has ended nothing more is told", "[plugins]") {
  listener one;
  one.describes(music, "first");
  one.describes(music, "second");
  one.words.set_volume(music, 10);
  one.words.set_volume(music, 20);
  one.now();
  one.words.forget(music);
  for (const auto& [delay, work] : std::exchange(one.pauses, {}))
    work();
  CHECK(one.now().empty());
}

} // namespace tessera::plugins
