// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/call_rows.hpp"

#include <array>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

sound_wish wish_of(const call_room& what) {
  const auto& params = *what.params;
  sound_wish wish;
  if (params.contains("volume"))
    wish.volume = params.at("volume").get<int>();
  if (params.contains("muted"))
    wish.muted = params.at("muted").get<bool>();
  if (params.contains("ducking"))
    wish.ducking = params.at("ducking").get<bool>();
  return wish;
}

result<json> set_share(room& house, const call_room& what, moment now) {
  const voice who{decides(what.who), what.who.participant};
  return nothing_more(
      house.set_share_sound(share_id{text_of(what, "share")}, wish_of(what), who, now));
}

result<json> set_room(room& house, const call_room& what, moment) {
  return nothing_more(house.set_sound(wish_of(what)));
}

} // namespace

std::span<const call_row> sound_calls() {
  static constexpr auto rows = std::to_array<call_row>({
      {"share.volume", set_share},
      {"sound.set", set_room},
  });
  return rows;
}

} // namespace tessera::meeting
