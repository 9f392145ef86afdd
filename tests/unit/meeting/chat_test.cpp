// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/chat.hpp"
#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

chat::author ada() {
  return {participant_id{"p1"}, "Ada"};
}

} // namespace

TEST_CASE("chat: the last hundred messages stay, cleaned", "[meeting][chat]") {
  chat all;
  for (int i = 0; i < 120; ++i)
    REQUIRE(all.say(ada(), "hello\n" + std::to_string(i), at(std::chrono::seconds{10 * i})));
  auto json = all.render();
  CHECK(json.size() == chat::limit);
  CHECK_FALSE(json.contains("m20"));
  CHECK(json["m21"]["text"] == "hello 20");
  CHECK(json["m120"]["name"] == "Ada");
}

TEST_CASE("chat: a flood of one is slowed down, the others are heard", "[meeting][chat]") {
  chat all;
  int said = 0;
  for (int i = 0; i < 100; ++i)
    said += all.say(ada(), "spam", at(0ms)) ? 1 : 0;
  CHECK(said == 5); // the burst
  auto refused = all.say(ada(), "spam", at(0ms));
  REQUIRE(refused.code() == errc::rate_limited);
  CHECK(refused.error().retry_after == 2s); // half a message a second
  CHECK(all.say({participant_id{"p2"}, "Bob"}, "hello", at(0ms)));
  CHECK(all.say(ada(), "sorry", at(2s)));
}

TEST_CASE("chat: a flood of many is slowed down too", "[meeting][chat]") {
  chat all;
  int said = 0;
  for (int i = 0; i < 100; ++i)
    said += all.say({participant_id{"p" + std::to_string(i)}, "x"}, "spam", at(0ms)) ? 1 : 0;
  CHECK(said == 20);
}

TEST_CASE("chat: nothing of it is left after the meeting", "[meeting][chat]") {
  chat all;
  REQUIRE(all.say(ada(), "secret plan", at(0ms)));
  all.forget_all();
  CHECK(all.render().empty());
  CHECK_FALSE(all.clear());
}
