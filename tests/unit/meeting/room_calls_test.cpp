// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/call_rows.hpp"
#include "proto/method_table.hpp"
#include "test_room.hpp"

#include <set>

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

TEST_CASE("room_calls: what the method table gives to the meeting has a row, and nothing else",
          "[meeting][calls]") {
  std::set<std::string_view> promised;
  for (const auto& method : rpc::all_methods()) {
    if (method.by == rpc::handler::meeting)
      promised.insert(method.name);
  }
  std::set<std::string_view> kept;
  for (auto rows : {share_calls(), sound_calls(), people_calls(), talk_calls(), meeting_calls()}) {
    for (const auto& row : rows)
      CHECK(kept.insert(row.method).second);
  }
  CHECK(kept == promised);
}

TEST_CASE("room_calls: what is no call of the room is refused", "[meeting][calls]") {
  room house{rules(), {}, at(0ms)};
  CHECK(call(house, host(), "no.such").code() == errc::method_not_found);
  CHECK(call(house, host(), "room.changed").code() == errc::method_not_found);
}

TEST_CASE("room_calls: a caller without a role gets nothing", "[meeting][calls]") {
  room house{rules(), {}, at(0ms)};
  auto ada = join(house, "Ada");
  caller nobody{{}, ada.participant, "Ada", "a"};
  for (const char* method : {"meeting.end", "pin.show", "chat.send", "participant.remove"})
    CHECK_FALSE(call(house, nobody, method, {{"text", "x"}, {"participant", "p1"}}));
  CHECK_FALSE(person(house, ada).empty());
}
