// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/call_rows.hpp"

#include <array>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

voice voice_of(const caller& who) {
  return {decides(who), who.participant};
}

share_id share_of(const call_room& what) {
  return share_id{text_of(what, "share")};
}

result<json> stop_share(room& house, const call_room& what, moment now) {
  auto id = share_of(what);
  const auto& all = house.on_stage().all().all();
  auto known = all.find(id);
  bool own = known != all.end() && voice_of(what.who).is(known->second.participant);
  if (decides(what.who) && !own)
    return nothing_more(house.stop_share(id, now));
  if (!what.who.participant)
    return errc::unauthenticated; // nobody's `by` would mean: whoever it is
  return nothing_more(house.on_stage().end({id, end_reason::stopped, what.who.participant}, now));
}

result<json> pause_share(room& house, const call_room& what, moment) {
  return nothing_more(house.pause_share(share_of(what), voice_of(what.who)));
}

result<json> resume_share(room& house, const call_room& what, moment now) {
  return nothing_more(house.resume_share(share_of(what), voice_of(what.who), now));
}

result<json> pin_share(room& house, const call_room& what, moment) {
  return nothing_more(house.on_stage().pin(share_of(what), what.params->at("pinned").get<bool>()));
}

result<json> swap_shares(room& house, const call_room& what, moment) {
  return nothing_more(house.on_stage().swap(share_of(what), share_id{text_of(what, "with")}));
}

result<json> accept_request(room& house, const call_room& what, moment now) {
  return nothing_more(house.accept_request(text_of(what, "request"), voice_of(what.who), now));
}

result<json> refuse_request(room& house, const call_room& what, moment now) {
  return nothing_more(house.on_stage().refuse(text_of(what, "request"), voice_of(what.who), now));
}

result<json> set_layout(room& house, const call_room& what, moment) {
  const auto& params = *what.params;
  layout_wish how;
  if (params.contains("mode"))
    how.mode = mode_from(text_of(what, "mode"));
  if (params.contains("focus"))
    how.focus = share_id{text_of(what, "focus")};
  if (params.contains("full"))
    how.full = share_id{text_of(what, "full")};
  if (params.contains("overlay"))
    how.overlay = params.at("overlay").get<bool>();
  return nothing_more(house.on_stage().arrange(how));
}

result<json> quality(room& house, const call_room& what, moment now) {
  if (!what.params->contains("share"))
    return house.on_stage().history({}, now);
  return house.on_stage().history(share_of(what), now);
}

} // namespace

std::span<const call_row> share_calls() {
  static constexpr auto rows = std::to_array<call_row>({
      {"share.stop", stop_share},
      {"share.pause", pause_share},
      {"share.resume", resume_share},
      {"share.pin", pin_share},
      {"share.swap", swap_shares},
      {"request.accept", accept_request},
      {"request.refuse", refuse_request},
      {"layout.set", set_layout},
      {"quality.history", quality},
  });
  return rows;
}

} // namespace tessera::meeting
