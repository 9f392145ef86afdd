// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/view_request.hpp"

#include "proto/params.hpp"
#include "signalling/offer.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

constexpr rpc::text_limits sdp_limits{1, max_sdp_bytes};
constexpr rpc::text_limits mid_limits{1, 64};
constexpr rpc::text_limits later_limits{0, 64}; ///< empty: view.set gives the section a share

} // namespace

result<view_request> read_view(const json& params) {
  view_request wanted;
  auto sdp = rpc::text_param(params, "sdp", sdp_limits);
  auto peer = rpc::optional_text_param(params, "peer", rpc::id_limits);
  if (!sdp || !peer)
    return !sdp ? std::move(sdp).error() : std::move(peer).error();
  wanted.sdp = std::move(*sdp);
  if (*peer)
    wanted.peer = peer_id{**peer};
  auto shares = params.find("shares");
  if (shares == params.end() && wanted.peer)
    return wanted;
  if (shares == params.end() || !shares->is_object() || shares->empty() ||
      shares->size() > view_sections_max)
    return {errc::invalid_argument, "shares must say for 1 to 24 media sections what they show"};
  for (const auto& [mid, value] : shares->items()) {
    auto checked = rpc::text_value(json(mid), "a media section's mid", mid_limits);
    auto share = rpc::text_value(value, "a share", later_limits);
    if (!checked || !share)
      return !checked ? std::move(checked).error() : std::move(share).error();
    wanted.shares.emplace(std::move(*checked), share_id{std::move(*share)});
  }
  for (const auto& [mid, share] : wanted.shares)
    if (shown_too_often(wanted.shares, share))
      return {errc::invalid_argument, "a share is shown once in a view, with pictures and sound"};
  return wanted;
}

result<view_turn> read_view_turn(const json& params) {
  auto peer = rpc::text_param(params, "peer", rpc::id_limits);
  auto mid = rpc::text_param(params, "mid", mid_limits);
  auto share = rpc::optional_text_param(params, "share", rpc::id_limits);
  if (!peer || !mid || !share)
    return !peer  ? std::move(peer).error()
           : !mid ? std::move(mid).error()
                  : std::move(share).error();
  return view_turn{peer_id{*std::move(peer)}, *std::move(mid), share_id{share->value_or("")}};
}

bool shown_too_often(const std::map<std::string, share_id>& sections, const share_id& share) {
  constexpr std::ptrdiff_t pictures_and_sound = 2;
  auto is_it = [&](const auto& section) { return section.second == share; };
  return !share.empty() &&
         std::count_if(sections.begin(), sections.end(), is_it) > pictures_and_sound;
}

} // namespace tessera::signalling
