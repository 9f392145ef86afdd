// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "net/lane.hpp"
#include "proto/sdp.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tessera::media {

/// What one media section of the offer becomes.
struct section_plan {
  std::optional<share_id> share; ///< none: the section becomes inactive
  sdp::codec_choice codec;
  bool sound = false; ///< Opus, else pictures
  std::optional<unsigned> transport_cc; ///< extension id
  std::shared_ptr<net::lane_writer> lane;
};

/// By index of the m= line. Pictures and sound of one share go into the same lane.
using peer_plan = std::vector<section_plan>;

/// False when the share is nothing but sound.
[[nodiscard]] bool shows_pictures(const peer_plan& plan, const share_id& share);

/// Errors: sdp_invalid (a bound mid is no section that sends pictures or sound), codec_unsupported.
[[nodiscard]] result<peer_plan> plan_peer(const sdp::offer_summary& offer,
                                          const std::map<std::string, share_id>& shares,
                                          std::span<const std::string> codecs);

/// RTP caps for a transceiver's codec-preferences.
[[nodiscard]] std::string rtp_caps_of(const section_plan& section);

} // namespace tessera::media
