// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What somebody wants to watch by WHEP.

#include "signalling/whip_sdp.hpp"

#include <cstdint>
#include <limits>
#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

/// The mid of the first section of this kind that receives; empty when none does.
std::string receiver(const sdp::offer_summary& offer, sdp::media_kind kind) {
  for (const auto& section : offer.sections) {
    const bool receives =
        section.way == sdp::direction::recvonly || section.way == sdp::direction::sendrecv;
    if (section.kind == kind && receives && !section.rejected)
      return section.mid;
  }
  return {};
}

} // namespace

result<whip_request> read_whep_offer(whip_query who, const std::string& sdp) {
  auto read = read_sdp(sdp);
  if (!read)
    return std::move(read).error();
  auto& [out, offer] = *read;
  out.kind = whip_kind::whep;
  out.picture = receiver(offer, sdp::media_kind::video);
  out.sound = receiver(offer, sdp::media_kind::audio);
  if (out.picture.empty() && out.sound.empty())
    return {errc::sdp_invalid,
            "The offer receives nothing. Offer a video or an audio section that is recvonly."};
  out.who = std::move(who);
  return std::move(out);
}

result<share_id> share_to_watch(const json& room, const share_id& wanted) {
  const auto shares = room.value("shares", json::object());
  auto there = [&](const std::string& share) { return !share.empty() && shares.contains(share); };
  if (!wanted.empty())
    return there(wanted.str()) ? result<share_id>{wanted} : result<share_id>{errc::share_not_found};
  const auto layout = room.value("layout", json::object());
  for (const char* place : {"full", "focus"}) {
    if (auto share = layout.value(place, std::string{}); there(share))
      return share_id{share};
  }
  share_id first;
  auto least = std::numeric_limits<std::int64_t>::max();
  for (const auto& [share, what] : shares.items()) {
    const auto order = what.value("order", std::int64_t{0});
    // The room's own camera only for those who ask for it.
    if (order < least && what.value("kind", std::string{}) != "room") {
      least = order;
      first = share_id{share};
    }
  }
  if (first.empty())
    return {errc::share_not_found, "Nothing is shown just now. Try again when something is."};
  return first;
}

result<view_request> view_of(const whip_request& wanted, const json& room, const share_id& share) {
  const auto shares = room.value("shares", json::object());
  const bool sound_alone =
      shares.value(share.str(), json::object()).value("kind", std::string{}) == "sound";
  view_request view{{}, wanted.offer.sdp, {}};
  if (!wanted.picture.empty() && !sound_alone)
    view.shares[wanted.picture] = share;
  if (!wanted.sound.empty())
    view.shares[wanted.sound] = share;
  if (view.shares.empty())
    return {errc::sdp_invalid, "This share is sound alone, and the offer receives none."};
  return view;
}

} // namespace tessera::signalling
