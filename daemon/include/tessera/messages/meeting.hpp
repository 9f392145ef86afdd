// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/secret.hpp"

#include <tessera/messages/lane.hpp>
#include <tessera/messages/room.hpp>

#include <caf/typed_actor.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// The owner of a share: hands out its lane, obeys its end.
using share_owner_actor = caf::typed_actor<caf::replies_to<attach_reader>::with<lane_attached>,
                                           caf::reacts_to<stop_share>>;

struct TESSERA_API share_opened {
  share_id share;
  participant_id participant;
  share_kind kind = share_kind::screen;
  share_owner_actor owner;
};

/// Whoever wants to know what happens in the room.
using room_watcher_actor = caf::typed_actor<caf::reacts_to<room_state>,
                                            caf::reacts_to<share_opened>,
                                            caf::reacts_to<share_ended>,
                                            caf::reacts_to<participant_ended>>;

/// Event: from now on the watcher hears of the room: first room_state, then share_opened for each
/// share that is open. It ends with the watcher's death.
struct TESSERA_API watch_room {
  room_watcher_actor watcher;
};

/// Request: let somebody in. Errors: pin_required, wrong_pin, pin_changed, too_many_attempts (wrong
/// PINs, or refused from the lobby just now), meeting_full, blocked, invalid_argument (name).
struct TESSERA_API admit_participant {
  std::string name;
  std::optional<secret> pin;
  std::string door;     ///< "web", "example", ...
  std::string source;   ///< who tries, for counting wrong PINs: an IP address or a device id
  bool trusted = false; ///< the admin lets this door's people in without a PIN
  std::string device;   ///< what the device calls itself, the same each time; empty = unknown
};

/// Request: a participant is back with a token that its door has verified.
/// Errors: removed, meeting_full, token_expired (another meeting's epoch, another device).
struct TESSERA_API resume_participant {
  participant_id participant;
  std::string epoch; ///< from the token
  std::string name;
  std::string door;
  std::string source;
  std::string device = {}; ///< as at the admission
};

/// Answer to both.
struct TESSERA_API admission {
  participant_id participant;
  std::string name;  ///< as it stands on the display (trimmed, made unique)
  std::string epoch; ///< the meeting's; tokens of another epoch are void
  /// In the lobby: `state` of the participant in the room document turns from "lobby" to "present",
  /// or participant_ended comes.
  bool waiting = false;
};

/// Event: the participant's connection is gone; it may resume within a while.
struct TESSERA_API participant_away {
  participant_id participant;
};

/// Event: the participant left on purpose.
struct TESSERA_API participant_left {
  participant_id participant;
};

/// Request from a door: a code that this device has to prove (host::ask_code in door.hpp); the
/// display shows it until end_code, an admission from the same source, or two minutes. Errors:
/// not_allowed (no PIN is asked for), invalid_argument (name), too_many_attempts, meeting_full.
struct TESSERA_API ask_code {
  std::string name;
  std::string source; ///< as in admit_participant
};
struct TESSERA_API code_shown {
  secret code;
};
/// Event from a door: the device has given up.
struct TESSERA_API end_code {
  std::string source;
};

/// Request: the host removes somebody. Errors: participant_not_found.
struct TESSERA_API remove_participant {
  participant_id participant;
};

/// Request: may this one show? A share of the kind `room` has no participant: it needs no PIN, no
/// place and no meeting, and keeps none alive. The answer may take timeouts::share_decision, while
/// somebody is asked or a countdown runs. Errors: participant_not_found, share_limit, refused,
/// invalid_argument.
struct TESSERA_API open_share {
  participant_id participant;
  share_kind kind = share_kind::screen;
  std::string label;
  share_owner_actor owner;
};
struct TESSERA_API share_grant {
  share_id share;
};

/// Event from a door, at most once a second and at each change of state.
struct TESSERA_API share_progress {
  share_id share;
  share_state state = share_state::connecting;
  std::string reason; ///< with weak: "network" or "computer"
  std::string codec;
  int width = 0;
  int height = 0;
  double fps = 0;
  int kbps = 0;
  double loss = 0; ///< 0 to 1, on the way: most of it was sent again
  /// What the network did to it and no display can undo, so that none is blamed for it: pictures a
  /// second that came in one bunch with the one before, and how long they waited for missing parts.
  double bunched_fps = 0;
  int held_ms = 0;
  bool sound = false; ///< some came in the last second
};

/// Event from a door: what its share plays (now_playing in door.hpp). `artwork`: what get_artwork
/// knows the picture by; empty = there is none.
struct TESSERA_API share_described {
  share_id share;
  std::string title;
  std::string artist;
  std::string album;
  std::string artwork;
  std::int64_t position_ms = 0;
  std::int64_t duration_ms = 0; ///< 0 = not known
  bool playing = true;
};

/// Event from a door: how loud the sender wants its share, 0 to 100.
struct TESSERA_API share_loudness {
  share_id share;
  int volume = 100;
};

/// Event from a door: a shut port of the box, "UDP 6000", keeps away what the share needs.
struct TESSERA_API share_blocked {
  share_id share;
  std::string port;
};

/// Event from the plugins: an admin has removed a device from those that a door knows again.
/// `device`: candidate::device, as the door says it.
struct TESSERA_API device_forgotten {
  std::string door;
  std::string device;
};

/// Event from the kiosk: what it shows of a share.
struct TESSERA_API share_displayed {
  share_id share;
  int width = 0;
  int height = 0;
  double fps = 0;
  std::uint64_t dropped = 0;
  int delay_ms = 0; ///< arrival in the box to the display
};

/// Event from the page: what its encoder says (W3C outbound-rtp). Zero or empty = unknown.
struct TESSERA_API share_encoded {
  share_id share;
  double qp = 0;
  double fps = 0;
  int kbps = 0;
  int width = 0;
  int height = 0;
  std::string limit; ///< qualityLimitationReason: none, cpu, bandwidth, other
};

/// Request: end a share. `by` set: only its own participant may. Errors: share_not_found,
/// not_allowed.
struct TESSERA_API end_share {
  share_id share;
  end_reason reason = end_reason::stopped;
  std::optional<participant_id> by;
};

/// Requests about the PIN. renew_pin: errors not_allowed (the admin has set a fixed PIN, or none).
struct show_pin {};
struct renew_pin {};
struct TESSERA_API pin_value {
  secret pin;
  bool required = true;
};

struct done {};

/// Request: what has happened since the start of tesserad, for /metrics.
struct get_room_counters {};
struct TESSERA_API room_counters {
  std::uint64_t joins = 0;
  std::uint64_t joins_refused = 0; ///< wrong PIN, blocked, full, refused from the lobby
  std::uint64_t removed = 0;
  std::uint64_t shares_opened = 0;
  std::map<std::string, std::uint64_t> shares_ended; ///< by reason (docs/room-document.md)
  std::uint64_t share_requests = 0;                  ///< questions that had to wait
  std::uint64_t shares_refused = 0;
  std::uint64_t pictures_dropped = 0; ///< that came too fast for the display
  std::uint64_t load_reductions = 0;
};

/// Event: the box has other addresses now. Empty = no network.
struct TESSERA_API addresses_changed {
  struct entry {
    std::string address;   ///< as text, IPv4 or IPv6
    std::string interface; ///< "eth0"
  };
  std::vector<entry> addresses;
  std::string primary; ///< the one that people are told; "" without network
  int port = 0;        ///< of the join page
};

/// Event: the kiosk came or went, and what it can decode ("vp9", ...).
struct TESSERA_API kiosk_presence {
  bool present = false;
  std::vector<std::string> decoders;
  std::vector<std::string> hardware;
  std::string sound = {}; ///< where sound goes: "pulse", "pipewire", "alsa"; empty = nowhere
};

/// Event from a door whose share is of the kind `room`: what will come, and whether somebody
/// watches, so that camera and microphone are open.
struct TESSERA_API share_watched {
  share_id share;
  bool watched = false;
  std::string codec; ///< empty = no pictures
  int width = 0;
  int height = 0;
  bool sound = false;
};

/// Event from media: somebody is heard in this share, or no more.
struct TESSERA_API share_heard {
  share_id share;
  bool speaking = false;
};

/// Event from a door, once a second at most: what this one watches on a device of its own, and how
/// it comes there.
struct TESSERA_API share_viewed {
  participant_id participant;
  share_id share;
  double fps = 0;
  int kbps = 0;
  double loss = 0; ///< 0 to 1
  bool thin = false; ///< key frames only: the line takes no more
  bool over = false; ///< this share is watched no more
};

/// Event: a door opened, closed or failed ("open", "closed", "failed").
struct TESSERA_API door_state {
  std::string door;
  std::string state;
  std::string detail;
  bool fresh = false; ///< it has just started: whoever came through it before is not connected
};

} // namespace tessera

TESSERA_MESSAGE(tessera::share_opened)
TESSERA_MESSAGE(tessera::watch_room)
TESSERA_MESSAGE(tessera::admit_participant)
TESSERA_MESSAGE(tessera::resume_participant)
TESSERA_MESSAGE(tessera::admission)
TESSERA_MESSAGE(tessera::ask_code)
TESSERA_MESSAGE(tessera::code_shown)
TESSERA_MESSAGE(tessera::end_code)
TESSERA_MESSAGE(tessera::participant_away)
TESSERA_MESSAGE(tessera::participant_left)
TESSERA_MESSAGE(tessera::remove_participant)
TESSERA_MESSAGE(tessera::open_share)
TESSERA_MESSAGE(tessera::share_grant)
TESSERA_MESSAGE(tessera::share_progress)
TESSERA_MESSAGE(tessera::share_described)
TESSERA_MESSAGE(tessera::share_loudness)
TESSERA_MESSAGE(tessera::share_blocked)
TESSERA_MESSAGE(tessera::device_forgotten)
TESSERA_MESSAGE(tessera::share_displayed)
TESSERA_MESSAGE(tessera::share_encoded)
TESSERA_MESSAGE(tessera::end_share)
TESSERA_MESSAGE(tessera::show_pin)
TESSERA_MESSAGE(tessera::renew_pin)
TESSERA_MESSAGE(tessera::pin_value)
TESSERA_MESSAGE(tessera::done)
TESSERA_MESSAGE(tessera::get_room_counters)
TESSERA_MESSAGE(tessera::room_counters)
TESSERA_MESSAGE(tessera::addresses_changed)
TESSERA_MESSAGE(tessera::kiosk_presence)
TESSERA_MESSAGE(tessera::share_watched)
TESSERA_MESSAGE(tessera::share_heard)
TESSERA_MESSAGE(tessera::share_viewed)
TESSERA_MESSAGE(tessera::door_state)
