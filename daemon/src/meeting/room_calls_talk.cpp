// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/call_rows.hpp"

#include <array>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

result<json> send(room& house, const call_room& what, moment now) {
  return nothing_more(house.say_to_all(what.who, text_of(what, "text"), now));
}

result<json> clear_chat(room& house, const call_room&, moment) {
  house.clear_chat();
  return json::object();
}

result<json> clear_notices(room& house, const call_room&, moment) {
  house.clear_notices();
  return json::object();
}

result<json> raise_hand(room& house, const call_room& what, moment now) {
  if (!what.who.participant)
    return errc::unauthenticated;
  return nothing_more(
      house.raise_hand(*what.who.participant, what.params->at("raised").get<bool>(), now));
}

result<json> react(room& house, const call_room& what, moment now) {
  if (!what.who.participant)
    return errc::unauthenticated;
  return nothing_more(house.react(*what.who.participant, text_of(what, "reaction"), now));
}

} // namespace

std::span<const call_row> talk_calls() {
  static constexpr auto rows = std::to_array<call_row>({
      {"chat.send", send},
      {"chat.clear", clear_chat},
      {"notices.clear", clear_notices},
      {"hand.raise", raise_hand},
      {"reaction.send", react},
  });
  return rows;
}

} // namespace tessera::meeting
