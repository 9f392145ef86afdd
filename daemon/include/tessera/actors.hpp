// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/messages/call.hpp>
#include <tessera/messages/error.hpp>
#include <tessera/messages/house.hpp>
#include <tessera/messages/meeting.hpp>
#include <tessera/messages/peer.hpp>
#include <tessera/messages/view.hpp>
#include <tessera/timeouts.hpp>

#include <caf/typed_actor.hpp>

/// The room list: who understands which message. Actors meet here and nowhere else.
namespace tessera {

/// Event from the supervisor to everybody: who is there now. Sent after the start and whenever an
/// actor was restarted; handles may be empty while a neighbour is down.
struct house_changed;

/// What every actor of the house understands.
using resident_actor = caf::typed_actor<
    caf::reacts_to<house_changed>,
    caf::reacts_to<settings_changed>,
    caf::reacts_to<shut_down>,
    caf::replies_to<check_alive>::with<alive>>;

/// The one authority: who is in, who shows, what people see.
using meeting_actor = resident_actor::extend<
    caf::replies_to<admit_participant>::with<admission>,
    caf::replies_to<resume_participant>::with<admission>,
    caf::replies_to<ask_code>::with<code_shown>,
    caf::reacts_to<end_code>,
    caf::reacts_to<participant_away>,
    caf::reacts_to<participant_left>,
    caf::replies_to<remove_participant>::with<done>,
    caf::replies_to<open_share>::with<share_grant>,
    caf::reacts_to<share_progress>,
    caf::reacts_to<share_described>,
    caf::reacts_to<share_loudness>,
    caf::reacts_to<share_blocked>,
    caf::reacts_to<device_forgotten>,
    caf::reacts_to<share_displayed>,
    caf::reacts_to<share_encoded>,
    caf::replies_to<end_share>::with<done>,
    caf::replies_to<show_pin>::with<pin_value>,
    caf::replies_to<renew_pin>::with<pin_value>,
    caf::replies_to<get_room>::with<room_state>,
    caf::reacts_to<watch_room>,
    caf::reacts_to<addresses_changed>,
    caf::reacts_to<kiosk_presence>,
    caf::reacts_to<share_watched>,
    caf::reacts_to<share_heard>,
    caf::reacts_to<share_viewed>,
    caf::reacts_to<door_state>,
    caf::replies_to<get_room_counters>::with<room_counters>,
    caf::replies_to<call_room>::with<call_result>,
    caf::replies_to<check_host_code>::with<done>>;

/// The web door. Runs on the Asio thread.
using signalling_actor = resident_actor::extend_with<room_watcher_actor>::extend_with<peer_watcher_actor>;

/// One ICE agent a peer. Runs on the GLib thread.
using ice_actor = resident_actor::extend<
    caf::replies_to<open_agent>::with<ice_agent>,
    caf::reacts_to<remote_candidate>,
    caf::reacts_to<renew_agent>,
    caf::reacts_to<peer_silent>,
    caf::reacts_to<close_agent>>;

/// Peer connections and the lanes of web shares. Runs on the GLib thread.
using media_actor = resident_actor::extend_with<share_owner_actor>::extend<
    caf::replies_to<open_peer>::with<peer_answer>,
    caf::replies_to<renew_peer>::with<peer_answer>,
    caf::replies_to<open_view>::with<view_answer>,
    caf::replies_to<set_view>::with<done>,
    caf::reacts_to<add_candidate>,
    caf::reacts_to<close_peer>>;

/// The kiosk socket. Runs on the Asio thread.
using kiosk_actor = resident_actor::extend_with<room_watcher_actor>::extend<
    caf::replies_to<get_thumbnail>::with<thumbnail>>;

/// The admin socket, and what the box can tell and be told about itself. Runs on the Asio thread.
using admin_actor = resident_actor::extend_with<room_watcher_actor>::extend<
    caf::replies_to<call_house>::with<call_result>,
    caf::replies_to<check_token>::with<token_owner>>;

/// What the box publishes by DNS-SD. Runs on the GLib thread.
using discovery_actor = resident_actor::extend_with<room_watcher_actor>::extend<
    caf::reacts_to<publish_services>>;

/// Watches the box's addresses. Runs on the Asio thread.
using network_actor = resident_actor;

/// Plugins, inside or in host processes, as doors and share owners. Runs on the Asio thread.
using plugins_actor = resident_actor::extend_with<share_owner_actor>::extend_with<room_watcher_actor>::extend<
    caf::replies_to<get_plugins>::with<plugins_status>,
    caf::replies_to<get_devices>::with<remembered_devices>,
    caf::replies_to<forget_device>::with<done>,
    caf::replies_to<get_artwork>::with<artwork_bytes>>;

/// Starts and restarts everybody.
using supervisor_actor = caf::typed_actor<
    caf::reacts_to<shut_down>,
    caf::reacts_to<settings_changed>,
    caf::replies_to<check_alive>::with<alive>,
    caf::replies_to<get_status>::with<house_status>,
    caf::replies_to<get_health>::with<house_health>,
    caf::replies_to<get_house>::with<house_changed>>;

struct TESSERA_API house_changed {
  supervisor_actor supervisor;
  meeting_actor meeting;
  signalling_actor signalling;
  ice_actor ice;
  media_actor media;
  kiosk_actor kiosk;
  admin_actor admin;
  discovery_actor discovery;
  network_actor network;
  plugins_actor plugins;
};

} // namespace tessera

TESSERA_MESSAGE(tessera::house_changed)
