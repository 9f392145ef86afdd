// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/messages/meeting.hpp>
#include <tessera/messages/peer.hpp>

#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace tessera {

/// So many views one person may have open at the same time.
inline constexpr std::size_t views_per_person = 4;

/// What one media section of a view shows: pictures or sound of this share, by the section's kind.
struct TESSERA_API view_source {
  share_id share;          ///< empty: none yet; set_view gives it one
  share_owner_actor owner;
  std::string codec; ///< of its pictures, as in the room document; of those that are to come
  bool rests = false; ///< nothing of it is sent until set_view
};

/// Request to media: a peer connection that sends what the bound shares show, as it came, to
/// somebody who watches on a device of their own. Errors: sdp_invalid, codec_unsupported (the device
/// cannot decode any of it, or no share has pictures yet), media_failed, share_limit
/// (views_per_person for each of media.views_max), share_not_found.
struct TESSERA_API open_view {
  peer_id peer;
  ice_agent agent;
  std::string offer;
  std::map<std::string, view_source> sources; ///< by mid of the offer
  peer_watcher_actor watcher;
};

struct TESSERA_API view_answer {
  std::string sdp;
  std::set<std::string> unplayable; ///< mids: the device cannot decode their shares; they rest
};

/// Request to media: another share in a section, or none. Errors: not_found, share_not_found,
/// codec_unsupported (another codec than the section's: open another view).
struct TESSERA_API set_view {
  peer_id peer;
  std::string mid;
  view_source source; ///< no share: the section rests
};

} // namespace tessera

TESSERA_MESSAGE(tessera::open_view)
TESSERA_MESSAGE(tessera::view_answer)
TESSERA_MESSAGE(tessera::set_view)
