// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"

#include <tessera/messages/message.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <caf/typed_actor.hpp>

namespace tessera {

/// Spec: W3C WebRTC, RTCIceConnectionState.
enum class ice_state : std::uint8_t {
  fresh, ///< "new"
  checking,
  connected,
  completed,
  disconnected,
  failed,
  closed,
};
[[nodiscard]] std::string_view name_of(ice_state state) noexcept;

/// Event: a candidate of the box for the page. Spec: RFC 8839, a=candidate without "a=".
struct TESSERA_API local_candidate {
  peer_id peer;
  unsigned mline = 0;
  std::string mid;
  std::string candidate; ///< empty = end of candidates
};

/// Event.
struct TESSERA_API ice_state_changed {
  peer_id peer;
  ice_state state = ice_state::fresh;
};

/// Event: the pair of addresses that ICE chose, for status and log.
struct TESSERA_API pair_selected {
  peer_id peer;
  std::string local;  ///< "192.168.1.10:40001"
  std::string remote;
  std::string kind;     ///< host, srflx, prflx, relay (of the remote side)
  std::string protocol; ///< udp, tcp
};

/// Event: the peer connection broke (DTLS, pipeline); it is closed already.
struct TESSERA_API peer_failed {
  peer_id peer;
  std::string text;
};

/// Event: how pictures come to somebody who watches (open_view), once a second.
struct TESSERA_API view_progress {
  peer_id peer;
  std::string mid;
  share_id share;
  double fps = 0;
  int kbps = 0;
  double loss = 0;   ///< 0 to 1, as the viewer's receiver reports
  bool thin = false; ///< whole pictures only, now and then: the viewer's line takes no more
};

/// The door that opened a peer. When it dies, ice and media close its peers at once; media ends
/// their shares with door_failed.
using peer_watcher_actor = caf::typed_actor<
    caf::reacts_to<local_candidate>,
    caf::reacts_to<ice_state_changed>,
    caf::reacts_to<pair_selected>,
    caf::reacts_to<peer_failed>,
    caf::reacts_to<view_progress>>;

/// Request to ice: an agent for a new peer. Errors: internal, invalid_argument (peer exists),
/// config_invalid.
struct TESSERA_API open_agent {
  peer_id peer;
  peer_watcher_actor watcher;
};

/// Owns one reference of a GstWebRTCICE. Only media may look inside.
struct TESSERA_API ice_agent {
  std::shared_ptr<void> object;
};

/// Event to ice: a candidate of the page. Ice drops what policy or limits forbid, and passes the
/// rest to media.
struct TESSERA_API remote_candidate {
  peer_id peer;
  unsigned mline = 0;
  std::string mid;
  std::string candidate; ///< empty = end of candidates
};

/// Event to ice: the peer is over, its ports are free again.
struct TESSERA_API close_agent {
  peer_id peer;
};

/// Event from ice to media.
struct TESSERA_API add_candidate {
  peer_id peer;
  unsigned mline = 0;
  std::string candidate;
};

/// Event from media to ice: a further offer is in force; the page's candidates are counted anew.
struct TESSERA_API renew_agent {
  peer_id peer;
};

/// Event from media to ice: for a while nothing has come from the page, or something comes again.
struct TESSERA_API peer_silent {
  peer_id peer;
  bool silent = true;
};

/// Request to media: a peer connection for this offer. The bound shares get lanes at once.
/// Errors: sdp_invalid, codec_unsupported, media_failed, share_limit, share_not_found (a bound share
/// is over already).
struct TESSERA_API open_peer {
  peer_id peer;
  ice_agent agent;
  std::string offer;
  std::map<std::string, share_id> shares; ///< by mid of the offer
  std::vector<std::string> codecs;        ///< best first: "vp9", ...; empty: as media.codecs says
  peer_watcher_actor watcher;
};

/// Request to media: a further offer of an open peer: ICE restart, a section more or less. A share
/// that the peer carries and that is not bound any more is over (stopped). Errors: as open_peer; what
/// is running goes on then.
struct TESSERA_API renew_peer {
  peer_id peer;
  std::string offer;
  std::map<std::string, share_id> shares; ///< all, by mid of the offer; ignored by a view
  std::vector<std::string> codecs;        ///< as in open_peer
};

struct TESSERA_API peer_answer {
  std::string sdp;
};

/// Event to media: drop the peer connection.
struct TESSERA_API close_peer {
  peer_id peer;
};

} // namespace tessera

TESSERA_MESSAGE(tessera::local_candidate)
TESSERA_MESSAGE(tessera::ice_state_changed)
TESSERA_MESSAGE(tessera::pair_selected)
TESSERA_MESSAGE(tessera::peer_failed)
TESSERA_MESSAGE(tessera::view_progress)
TESSERA_MESSAGE(tessera::open_agent)
TESSERA_MESSAGE(tessera::ice_agent)
TESSERA_MESSAGE(tessera::remote_candidate)
TESSERA_MESSAGE(tessera::close_agent)
TESSERA_MESSAGE(tessera::add_candidate)
TESSERA_MESSAGE(tessera::renew_agent)
TESSERA_MESSAGE(tessera::peer_silent)
TESSERA_MESSAGE(tessera::open_peer)
TESSERA_MESSAGE(tessera::renew_peer)
TESSERA_MESSAGE(tessera::peer_answer)
TESSERA_MESSAGE(tessera::close_peer)
