// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/whip_request.hpp"

#include "base/utf8.hpp"
#include "proto/http_query.hpp"
#include "proto/params.hpp"
#include "proto/sdp.hpp"
#include "proto/sdp_bundle.hpp"
#include "signalling/whip_sdp.hpp"

#include <set>
#include <utility>

namespace tessera::signalling {
namespace {

constexpr rpc::text_limits name_limits{1, 512}; // the meeting says what a good name is
constexpr rpc::text_limits label_limits{0, 200};
constexpr rpc::text_limits device_limits{0, 64};

result<> take(whip_query& out, const std::string& key, const std::string& value) {
  auto text = [&](std::string& where, rpc::text_limits limits) -> result<> {
    auto checked = rpc::text_value(nlohmann::json(value), key, limits);
    if (!checked)
      return std::move(checked).error();
    where = *std::move(checked);
    return {};
  };
  if (key == "name")
    return text(out.name, name_limits);
  if (key == "label")
    return text(out.label, label_limits);
  if (key == "device")
    return text(out.device, device_limits);
  if (key == "share") {
    std::string id;
    auto read = text(id, rpc::id_limits);
    out.share = share_id{std::move(id)};
    return read;
  }
  if (key != "kind")
    return {};
  if (!from_name(value, out.kind) ||
      (out.kind != share_kind::screen && out.kind != share_kind::camera))
    return {errc::invalid_argument, "kind must be screen or camera"};
  return {};
}

/// The only section of this kind that sends; null when none does.
result<const sdp::section*> sender(const sdp::offer_summary& offer, sdp::media_kind kind) {
  const sdp::section* found = nullptr;
  for (const auto& section : offer.sections) {
    if (section.kind != kind || !section.sends())
      continue;
    if (found != nullptr)
      return {
          errc::sdp_invalid,
          "The offer sends two pictures or two sounds. Send one of each at most; further ones by "
          "a request of their own."};
    if (section.mid.empty())
      return {errc::sdp_invalid, "The offer cannot be used: a section that sends has no a=mid."};
    found = &section;
  }
  return found;
}

} // namespace

result<std::pair<whip_request, sdp::offer_summary>> read_sdp(const std::string& sdp) {
  if (auto good = sdp::inspect_offer(sdp); !good)
    return std::move(good).error();
  std::pair<whip_request, sdp::offer_summary> read;
  auto& [out, offer] = read;
  out.offer.sdp = sdp::with_one_transport(sdp);
  auto whole = sdp::inspect_offer(out.offer.sdp);
  if (!whole)
    return std::move(whole).error();
  offer = *std::move(whole);
  for (const auto& section : offer.sections) {
    out.mids.push_back(section.mid);
    if (out.ufrag.empty() && !section.rejected)
      out.ufrag = section.ufrag;
  }
  return read;
}

result<whip_query> read_whip_query(whip_kind what, std::string_view query) {
  auto params = http::parse_query(query);
  if (!params)
    return std::move(params).error();
  whip_query out;
  out.name = what == whip_kind::whip ? "WHIP" : "WHEP";
  std::set<std::string> seen;
  for (const auto& [key, value] : *params) {
    if (!seen.insert(key).second)
      return {errc::invalid_argument,
              "\"" + std::string{first_bytes(key, 64)} + "\" stands twice in the query"};
    if (auto ok = take(out, key, value); !ok)
      return std::move(ok).error();
  }
  return out;
}

result<whip_request> read_whip_offer(whip_query who, const std::string& sdp) {
  auto read = read_sdp(sdp);
  if (!read)
    return std::move(read).error();
  auto& [out, offer] = *read;
  auto picture = sender(offer, sdp::media_kind::video);
  auto sound = sender(offer, sdp::media_kind::audio);
  if (!picture || !sound)
    return !picture ? std::move(picture).error() : std::move(sound).error();
  const auto* first = *picture != nullptr ? *picture : *sound;
  if (first == nullptr)
    return {errc::sdp_invalid,
            "The offer sends nothing. Offer a video or an audio section that is sendonly."};
  offer_request::binding share;
  share.kind = *picture != nullptr ? who.kind : share_kind::sound;
  share.label = who.label;
  if (*picture != nullptr && *sound != nullptr)
    share.sound = (*sound)->mid;
  out.offer.shares.emplace(first->mid, std::move(share));
  out.who = std::move(who);
  return std::move(out);
}

} // namespace tessera::signalling
