// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/view_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tessera::media {
namespace {

bool receives(const sdp::section& section) {
  using sdp::direction;
  using sdp::media_kind;
  return !section.rejected && (section.kind == media_kind::video || section.kind == media_kind::audio) &&
         (section.way == direction::recvonly || section.way == direction::sendrecv);
}

/// A section for a share that does not play takes another one later: what most shares are made of.
constexpr std::array<std::string_view, 3> usual{"vp9", "h264", "vp8"};

using source_map = std::map<std::string, view_source>;

result<view_feed::setup> choose(const sdp::section& section, const view_source& source) {
  const bool sound = section.kind == sdp::media_kind::audio;
  if (!sound && source.codec.empty())
    return {errc::codec_unsupported,
            fmt::format("The share {} has no pictures yet. Ask again in a moment.", source.share.str())};
  if (!sound && source.codec == "opus")
    return {errc::codec_unsupported,
            fmt::format("The share {} is sound alone: give it an audio section.", source.share.str())};
  const std::array wanted{source.codec};
  auto codec = sound ? sdp::choose_sound_codec(section) : sdp::choose_codec(section, wanted);
  if (!codec)
    return std::move(codec).error();
  return view_feed::setup{codec->name, codec->payload, sound};
}

/// Of the view's other shares first: they are the likeliest to come.
std::optional<view_feed::setup> choose_other(const sdp::section& section, const source_map& sources) {
  if (section.kind != sdp::media_kind::video)
    return std::nullopt;
  std::vector<std::string> wanted;
  for (const auto& [mid, source] : sources)
    if (!source.codec.empty())
      wanted.push_back(source.codec);
  wanted.insert(wanted.end(), usual.begin(), usual.end());
  auto codec = sdp::choose_codec(section, wanted);
  if (!codec)
    return std::nullopt;
  return view_feed::setup{codec->name, codec->payload, false};
}

result<> check_bound(const sdp::offer_summary& offer, const source_map& sources) {
  std::set<std::pair<share_id, sdp::media_kind>> shown;
  for (const auto& [mid, source] : sources) {
    const auto* section = offer.find(mid);
    if (section == nullptr || !receives(*section))
      return {errc::sdp_invalid,
              fmt::format("The offer has no video or audio section \"{}\" that receives.", mid)};
    if (!source.share.empty() && !shown.emplace(source.share, section->kind).second)
      return {errc::sdp_invalid,
              fmt::format("Section \"{}\" would show the share {} a second time: a share has one "
                          "video section and one audio section.",
                          mid,
                          source.share.str())};
  }
  return {};
}

/// Something is to be seen, or the sound of a share whose pictures are not missed.
bool plays_something(const view_plan& plan, const source_map& sources) {
  std::set<share_id> missed;
  for (const auto& section : plan)
    if (section.unplayable)
      missed.insert(sources.at(section.mid).share);
  return std::any_of(plan.begin(), plan.end(), [&](const view_section& section) {
    return section.sends && !section.unplayable && !missed.contains(sources.at(section.mid).share);
  });
}

bool takes(const sdp::section& section, const view_feed::setup& sends) {
  return receives(section) &&
         std::any_of(section.codecs.begin(), section.codecs.end(), [&](const sdp::codec& codec) {
           return codec.payload == sends.payload && codec.name == sends.codec;
         });
}

} // namespace

result<view_plan> plan_view(const sdp::offer_summary& offer, const source_map& sources) {
  if (auto bound = check_bound(offer, sources); !bound)
    return std::move(bound).error();
  view_plan plan;
  std::optional<failure> missed;
  for (const auto& section : offer.sections) {
    auto& now = plan.emplace_back();
    now.mid = section.mid;
    now.kind = section.kind;
    auto bound = sources.find(section.mid);
    if (bound == sources.end())
      continue;
    if (auto chosen = choose(section, bound->second)) {
      now.sends = *std::move(chosen);
      continue;
    } else if (!missed) {
      missed = std::move(chosen).error();
    }
    now.unplayable = !bound->second.share.empty();
    now.sends = choose_other(section, sources);
  }
  if (missed && !plays_something(plan, sources))
    return *std::move(missed);
  return plan;
}

result<> check_again(const view_plan& plan, const sdp::offer_summary& offer) {
  if (offer.sections.size() != plan.size())
    return {errc::sdp_invalid,
            fmt::format("The offer has {} media sections and the view has {}. Open another view.",
                        offer.sections.size(),
                        plan.size())};
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const auto& was = plan[i];
    const auto& now = offer.sections[i];
    if (was.mid != now.mid || was.kind != now.kind)
      return {errc::sdp_invalid,
              fmt::format("Media section {} is another one than the \"{}\" that was there.", i + 1, was.mid)};
    if (was.sends && !takes(now, *was.sends))
      return {errc::sdp_invalid,
              fmt::format("Section \"{}\" must go on receiving {} as payload {}; view.set without a "
                          "share lets it rest.",
                          was.mid,
                          was.sends->codec,
                          was.sends->payload)};
  }
  return {};
}

std::set<std::string> unplayable_in(const view_plan& plan) {
  std::set<std::string> mids;
  for (const auto& section : plan)
    if (section.unplayable)
      mids.insert(section.mid);
  return mids;
}

} // namespace tessera::media
