// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/residents.hpp"

#include "admin/admin_actor.hpp"
#include "discovery/discovery_actor.hpp"
#include "ice/ice_actor.hpp"
#include "kiosk/kiosk_actor.hpp"
#include "media/media_actor.hpp"
#include "meeting/meeting_actor.hpp"
#include "network/network_actor.hpp"
#include "plugins/plugins_actor.hpp"
#include "signalling/signalling_actor.hpp"

namespace tessera::app {

const std::vector<resident>& residents() {
  static const std::vector<resident> table{
      {"meeting",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.meeting = meeting::spawn_meeting(system, at.values);
       }},
      {"ice",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.ice = ice::spawn_ice(system, at.glib, at.values);
       }},
      {"media",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.media = media::spawn_media(system, at.glib, at.values);
       }},
      {"kiosk",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.kiosk = kiosk::spawn_kiosk(system, at.asio, at.network, at.values);
       }},
      {"admin",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.admin =
                    admin::spawn_admin(system, at.asio, at.network, at.values, at.check_config);
       }},
      {"signalling",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.signalling = signalling::spawn_signalling(
                    system, at.asio, at.network, {at.values, at.web_folder, at.on_listening});
       }},
      {"network",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.network = network::spawn_network(system, at.asio, at.network, at.values);
       }},
      {"plugins",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.plugins = plugins::spawn_plugins(
                    system, at.asio, {at.network, at.values->text("state_folder")}, at.values);
       }},
      {"discovery",
       [](auto& system, const site& at, house_changed& house) -> resident_actor {
         return house.discovery = discovery::spawn_discovery(system, at.glib, at.values);
       }},
  };
  return table;
}

} // namespace tessera::app
