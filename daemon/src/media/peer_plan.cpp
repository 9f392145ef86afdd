// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/peer_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

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

result<peer_plan> plan_peer(const sdp::offer_summary& offer,
                            const std::map<std::string, share_id>& shares,
                            std::span<const std::string> codecs) {
  for (const auto& [mid, share] : shares) {
    const auto* section = offer.find(mid);
    if (section == nullptr || !takes(section->kind) || !section->sends())
      return {errc::sdp_invalid,
              fmt::format("The offer has no video or audio section \"{}\" that sends.", mid)};
  }
  peer_plan plan;
  for (const auto& section : offer.sections) {
    auto& now = plan.emplace_back();
    auto bound = shares.find(section.mid);
    if (bound == shares.end())
      continue;
    now.sound = section.kind == sdp::media_kind::audio;
    auto codec = now.sound ? sdp::choose_sound_codec(section) : sdp::choose_codec(section, codecs);
    if (!codec)
      return std::move(codec).error();
    now.share = bound->second;
    now.codec = *codec;
    auto extension = std::find_if(section.extensions.begin(),
                                  section.extensions.end(),
                                  [](const auto& e) { return e.uri == sdp::transport_cc_uri; });
    if (extension != section.extensions.end())
      now.transport_cc = extension->id;
  }
  return plan;
}

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
    caps += fmt::format(",extmap-{}=(string)\"{}\"", *section.transport_cc, sdp::transport_cc_uri);
  return caps;
}

} // namespace tessera::media
