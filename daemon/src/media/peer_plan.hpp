// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "net/lane.hpp"
#include "proto/sdp.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace tessera::media {

/// What one media section of the offer becomes.
struct section_plan {
  std::string mid;
  std::optional<share_id> share;        ///< none: the section becomes inactive
  sdp::codec_choice codec;              ///< once chosen it stays, also while no share is bound
  bool sound = false;                   ///< Opus, else pictures
  std::optional<unsigned> transport_cc; ///< extension id
  std::optional<unsigned> audio_level;  ///< extension id
  std::shared_ptr<net::lane_writer> lane;
};

/// By index of the m= line. Pictures and sound of one share go into the same lane.
using peer_plan = std::vector<section_plan>;

/// The plan of the offer in force. Context: any thread; GStreamer's look into it.
class plan_slot {
public:
  explicit plan_slot(std::shared_ptr<const peer_plan> plan) : plan_(std::move(plan)) {}

  [[nodiscard]] std::shared_ptr<const peer_plan> get() const {
    std::lock_guard guard{mutex_};
    return plan_;
  }
  void set(std::shared_ptr<const peer_plan> plan) {
    std::lock_guard guard{mutex_};
    plan_ = std::move(plan);
  }

private:
  mutable std::mutex mutex_;
  std::shared_ptr<const peer_plan> plan_;
};

/// False when the share is nothing but sound.
[[nodiscard]] bool shows_pictures(const peer_plan& plan, const share_id& share);

/// Errors: sdp_invalid (a bound mid is no section that sends pictures or sound), codec_unsupported.
[[nodiscard]] result<peer_plan> plan_peer(const sdp::offer_summary& offer,
                                          const std::map<std::string, share_id>& shares,
                                          std::span<const std::string> codecs);

/// The plan of a further offer of the same peer: sections keep their places, and those that go on
/// their codecs. Errors: those of plan_peer; sdp_invalid (a section is missing, or another one).
[[nodiscard]] result<peer_plan> plan_again(const peer_plan& before,
                                           const sdp::offer_summary& offer,
                                           const std::map<std::string, share_id>& shares,
                                           std::span<const std::string> codecs);

/// The plan in force again after an offer that was refused: a share that ended meanwhile does not come
/// back, and no section goes away that a stream may know already.
[[nodiscard]] peer_plan plan_back(peer_plan before,
                                  const peer_plan& refused,
                                  const std::function<bool(const share_id&)>& goes_on);

/// Places of the sections that had a share and have none now. For webrtcbin they go on receiving,
/// whatever the page says, for it cannot take them up again; the page hears that they are inactive.
[[nodiscard]] std::set<std::size_t> idle_sections(const peer_plan& plan);

/// RTP caps for a transceiver's codec-preferences.
[[nodiscard]] std::string rtp_caps_of(const section_plan& section);

} // namespace tessera::media
