// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/peer_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace tessera::media {

namespace {

std::string upper(std::string text) {
  for (auto& c : text)
    if (c >= 'a' && c <= 'z')
      c = static_cast<char>(c - 'a' + 'A');
  return text;
}

/// What a receiver may ask for: RFC 7587 6.1. Music in stereo, and packets that repeat a little of
/// the one before.
constexpr auto wanted_of_opus = ",encoding-params=(string)2,stereo=(string)1,useinbandfec=(string)1,"
                                "maxaveragebitrate=(string)128000";

bool takes(sdp::media_kind kind) noexcept {
  return kind == sdp::media_kind::video || kind == sdp::media_kind::audio;
}

} // namespace

bool shows_pictures(const peer_plan& plan, const share_id& share) {
  return std::any_of(plan.begin(), plan.end(), [&](const section_plan& section) {
    return section.share == share && !section.sound;
  });
}

namespace {

/// An offer keeps the places of its sections for as long as the peer lives. Spec: RFC 8829 5.2.2.
result<> same_places(const peer_plan& before, const sdp::offer_summary& offer) {
  if (offer.sections.size() < before.size())
    return {errc::sdp_invalid,
            fmt::format("The offer has {} media sections and the one before had {}. A section that "
                        "is not used any more stays, as inactive.",
                        offer.sections.size(),
                        before.size())};
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i].mid != offer.sections[i].mid)
      return {errc::sdp_invalid,
              fmt::format("Media section {} was \"{}\" and is \"{}\" now. Put new sections at the end.",
                          i + 1,
                          before[i].mid,
                          offer.sections[i].mid)};
  return {};
}

result<> bound_to_senders(const sdp::offer_summary& offer,
                          const std::map<std::string, share_id>& shares) {
  std::set<std::pair<share_id, sdp::media_kind>> bound;
  for (const auto& [mid, share] : shares) {
    const auto* section = offer.find(mid);
    if (section == nullptr || !takes(section->kind) || !section->sends())
      return {errc::sdp_invalid,
              fmt::format("The offer has no video or audio section \"{}\" that sends.", mid)};
    if (!bound.emplace(share, section->kind).second)
      return {errc::sdp_invalid,
              fmt::format("Section \"{}\" is of the same kind as the share's other one: a share has "
                          "one video section and one audio section.",
                          mid)};
  }
  return {};
}

std::optional<unsigned> extension_of(const sdp::section& section, std::string_view uri) {
  auto found = std::find_if(section.extensions.begin(),
                            section.extensions.end(),
                            [&](const auto& extension) { return extension.uri == uri; });
  return found == section.extensions.end() ? std::nullopt : std::optional{found->id};
}

result<section_plan> plan_section(const sdp::section& section,
                                  const std::optional<share_id>& share,
                                  std::span<const std::string> codecs) {
  section_plan now;
  now.mid = section.mid;
  if (!share)
    return now;
  now.sound = section.kind == sdp::media_kind::audio;
  auto codec = now.sound ? sdp::choose_sound_codec(section) : sdp::choose_codec(section, codecs);
  if (!codec)
    return std::move(codec).error();
  now.share = share;
  now.codec = *codec;
  now.transport_cc = extension_of(section, sdp::transport_cc_uri);
  if (now.sound)
    now.audio_level = extension_of(section, sdp::audio_level_uri);
  return now;
}

} // namespace

result<peer_plan> plan_peer(const sdp::offer_summary& offer,
                            const std::map<std::string, share_id>& shares,
                            std::span<const std::string> codecs) {
  return plan_again({}, offer, shares, codecs);
}

result<peer_plan> plan_again(const peer_plan& before,
                             const sdp::offer_summary& offer,
                             const std::map<std::string, share_id>& shares,
                             std::span<const std::string> codecs) {
  if (auto same = same_places(before, offer); !same)
    return std::move(same).error();
  if (auto bound = bound_to_senders(offer, shares); !bound)
    return std::move(bound).error();
  peer_plan plan;
  for (const auto& section : offer.sections) {
    const auto* known = plan.size() < before.size() ? &before[plan.size()] : nullptr;
    auto bound = shares.find(section.mid);
    auto share = bound == shares.end() ? std::nullopt : std::optional{bound->second};
    const bool chosen = known != nullptr && !known->codec.name.empty();
    const std::array kept{chosen ? known->codec.name : std::string{}};
    auto now = plan_section(section, share, chosen ? std::span<const std::string>{kept} : codecs);
    if (!now)
      return std::move(now).error();
    if (chosen && !share) {
      now->codec = known->codec;
      now->sound = known->sound;
      now->transport_cc = known->transport_cc;
      now->audio_level = known->audio_level;
    }
    plan.push_back(*std::move(now));
  }
  return plan;
}

peer_plan plan_back(peer_plan before,
                    const peer_plan& refused,
                    const std::function<bool(const share_id&)>& goes_on) {
  for (auto& section : before) {
    if (!section.share || goes_on(*section.share))
      continue;
    section.share.reset();
    section.lane.reset();
  }
  // Streams of a new section may have come with the offer: they lead nowhere.
  for (auto i = before.size(); i < refused.size(); ++i) {
    auto& added = before.emplace_back(refused[i]);
    added.share.reset();
    added.lane.reset();
  }
  return before;
}

std::set<std::size_t> idle_sections(const peer_plan& plan) {
  std::set<std::size_t> idle;
  for (std::size_t i = 0; i < plan.size(); ++i)
    if (!plan[i].share && !plan[i].codec.name.empty())
      idle.insert(i);
  return idle;
}

namespace {

std::string extmap(unsigned id, std::string_view uri) {
  return fmt::format(",extmap-{}=(string)\"{}\"", id, uri);
}

} // namespace

std::string rtp_caps_of(const section_plan& section) {
  auto caps = fmt::format("application/x-rtp,media=(string){},encoding-name=(string){},"
                          "clock-rate=(int){},payload=(int){}",
                          section.sound ? "audio" : "video",
                          upper(section.codec.name),
                          section.sound ? 48'000 : 90'000,
                          section.codec.payload);
  if (section.sound)
    caps += wanted_of_opus;
  if (section.transport_cc)
    caps += extmap(*section.transport_cc, sdp::transport_cc_uri);
  if (section.audio_level)
    caps += extmap(*section.audio_level, sdp::audio_level_uri);
  return caps;
}

} // namespace tessera::media
