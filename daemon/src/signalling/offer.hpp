// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "signalling/page_session.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace tessera::signalling {

/// The params of peer.offer, checked.
struct offer_request {
  struct binding {
    share_kind kind = share_kind::screen;
    std::string label;
    std::optional<share_id> share; ///< a share that goes on
    std::string sound;             ///< mid of the section with its sound; empty = it has none
  };
  std::optional<peer_id> peer; ///< set: a re-offer
  std::string sdp;
  std::map<std::string, binding> shares; ///< by mid; none stands for two things
};

inline constexpr std::size_t max_shares_an_offer = 4;
inline constexpr std::size_t max_sdp_bytes = 60 * 1024;

/// Errors: invalid_argument.
[[nodiscard]] result<offer_request> read_offer(const nlohmann::json& params);

/// Asks the meeting for each new share, makes (or renews) the peer connection, and answers with
/// {peer, sdp, shares}. Whatever fails, no share and no peer of this offer stays behind.
void start_offer(door& shared,
                 const participant_id& who,
                 offer_request wanted,
                 std::function<void(result<nlohmann::json>)> done);

} // namespace tessera::signalling
