// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/view_plan.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace tessera::media {
namespace {

bool receives(const sdp::section& section) {
  using sdp::direction;
  using sdp::media_kind;
  return !section.rejected && (section.kind == media_kind::video || section.kind == media_kind::audio) &&
         (section.way == direction::recvonly || section.way == direction::sendrecv);
}

result<view_feed::setup> choose(const sdp::section& section, const view_source& source) {
  const bool sound = section.kind == sdp::media_kind::audio;
  if (!sound && source.codec.empty())
    return {errc::codec_unsupported,
            fmt::format("The share {} has no pictures yet. Ask again in a moment.", source.share.str())};
  const std::array wanted{source.codec};
  auto codec = sound ? sdp::choose_sound_codec(section) : sdp::choose_codec(section, wanted);
  if (!codec)
    return std::move(codec).error();
  return view_feed::setup{codec->name, codec->payload, sound};
}

} // namespace

result<view_plan> plan_view(const sdp::offer_summary& offer,
                            const std::map<std::string, view_source>& sources) {
  for (const auto& [mid, source] : sources) {
    const auto* section = offer.find(mid);
    if (section == nullptr || !receives(*section))
      return {errc::sdp_invalid,
              fmt::format("The offer has no video or audio section \"{}\" that receives.", mid)};
  }
  view_plan plan;
  for (const auto& section : offer.sections) {
    auto& now = plan.emplace_back();
    now.mid = section.mid;
    auto bound = sources.find(section.mid);
    if (bound == sources.end())
      continue;
    auto chosen = choose(section, bound->second);
    if (!chosen)
      return std::move(chosen).error();
    now.sends = *std::move(chosen);
  }
  return plan;
}

} // namespace tessera::media
