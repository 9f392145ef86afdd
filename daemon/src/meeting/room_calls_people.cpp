// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/call_rows.hpp"

#include <array>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

participant_id who_of(const call_room& what) {
  return participant_id{text_of(what, "participant")};
}

/// Params `term` and `minutes`; minutes alone mean that term.
result<removal> removal_of(const call_room& what) {
  const auto& params = *what.params;
  bool minutes = params.contains("minutes");
  auto term = params.contains("term") ? text_of(what, "term") : minutes ? "minutes" : "now";
  if (minutes != (term == "minutes"))
    return {errc::invalid_argument,
            minutes ? "minutes belong to the term \"minutes\""
                    : "say for how many minutes they may not come back"};
  if (term == "now")
    return removal{};
  if (term == "ever")
    return removal{true, {}};
  return removal{true, std::chrono::minutes{params.at("minutes").get<std::int64_t>()}};
}

result<json> remove(room& house, const call_room& what, moment now) {
  auto how = removal_of(what);
  if (!how)
    return std::move(how).error();
  return nothing_more(house.remove(who_of(what), now, *how));
}

result<json> accept(room& house, const call_room& what, moment now) {
  return nothing_more(house.accept(who_of(what), now));
}

result<json> refuse(room& house, const call_room& what, moment now) {
  return nothing_more(house.refuse(who_of(what), now));
}

result<json> mute(room& house, const call_room& what, moment) {
  return nothing_more(house.mute(who_of(what), what.params->at("muted").get<bool>()));
}

result<json> lower_hand(room& house, const call_room& what, moment now) {
  return nothing_more(house.raise_hand(who_of(what), false, now));
}

result<json> list_blocks(room& house, const call_room&, moment) {
  return json{{"blocks", house.kept_out().render()}};
}

result<json> undo_block(room& house, const call_room& what, moment) {
  return nothing_more(house.undo_block(text_of(what, "block")));
}

} // namespace

std::span<const call_row> people_calls() {
  static constexpr auto rows = std::to_array<call_row>({
      {"participant.remove", remove},
      {"participant.mute", mute},
      {"hand.lower", lower_hand},
      {"lobby.accept", accept},
      {"lobby.refuse", refuse},
      {"blocks.list", list_blocks},
      {"blocks.undo", undo_block},
  });
  return rows;
}

} // namespace tessera::meeting
