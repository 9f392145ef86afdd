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

} // namespace

result<peer_plan> plan_peer(const sdp::offer_summary& offer,
                            const std::map<std::string, share_id>& shares,
                            std::span<const std::string> codecs) {
  for (const auto& [mid, share] : shares) {
    const auto* section = offer.find(mid);
    if (section == nullptr || section->kind != sdp::media_kind::video || !section->sends())
      return {errc::sdp_invalid,
              fmt::format("The offer has no video section \"{}\" that sends.", mid)};
  }
  peer_plan plan;
  for (const auto& section : offer.sections) {
    auto& now = plan.emplace_back();
    auto bound = shares.find(section.mid);
    if (bound == shares.end())
      continue;
    auto codec = sdp::choose_codec(section, codecs);
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
  auto caps = fmt::format("application/x-rtp,media=(string)video,encoding-name=(string){},"
                          "clock-rate=(int){},payload=(int){}",
                          upper(section.codec.name),
                          section.clock,
                          section.codec.payload);
  if (section.transport_cc)
    caps += fmt::format(",extmap-{}=(string)\"{}\"", *section.transport_cc, sdp::transport_cc_uri);
  return caps;
}

} // namespace tessera::media
