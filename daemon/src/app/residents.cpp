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

#include <caf/actor_cast.hpp>

namespace tessera::app {
namespace {

template <class Handle>
auto at(Handle house_changed::*where) {
  return [where](house_changed& house, const resident_actor& who) {
    house.*where = who ? caf::actor_cast<Handle>(who) : Handle{};
  };
}

/// 0.1 s, doubling to 30 s, for ever: a box without one of these is no box.
constexpr backoff::rule until_it_lives{};

} // namespace

const std::vector<resident>& residents() {
  static const std::vector<resident> table{
      {"meeting",
       "everybody has to join again",
       {},
       until_it_lives,
       [](auto& system, const site& where) { return meeting::spawn_meeting(system, where.values); },
       at(&house_changed::meeting)},
      {"ice",
       "shares from browsers end",
       {},
       until_it_lives,
       [](auto& system, const site& where) {
         return ice::spawn_ice(system, where.glib, where.values);
       },
       at(&house_changed::ice)},
      {"media",
       "shares from browsers end",
       {},
       until_it_lives,
       [](auto& system, const site& where) {
         return media::spawn_media(system, where.glib, where.values);
       },
       at(&house_changed::media)},
      {"kiosk",
       "the display has to connect again",
       {},
       until_it_lives,
       [](auto& system, const site& where) {
         return kiosk::spawn_kiosk(system, where.asio, where.network, where.values);
       },
       at(&house_changed::kiosk)},
      {"admin",
       "tesseractl has to connect again",
       {},
       until_it_lives,
       [](auto& system, const site& where) {
         return admin::spawn_admin(system, where.asio, where.network, where.values, where.box);
       },
       at(&house_changed::admin)},
      {"signalling",
       "browsers have to connect again",
       {.door = "web", .opens_by_itself = true},
       until_it_lives,
       [](auto& system, const site& where) {
         return signalling::spawn_signalling(system,
                                             where.asio,
                                             where.network,
                                             {where.values, where.web_folder, where.on_listening});
       },
       at(&house_changed::signalling)},
      {"network",
       "changes of the box's addresses are missed",
       {},
       until_it_lives,
       [](auto& system, const site& where) {
         return network::spawn_network(system, where.asio, where.network, where.values);
       },
       at(&house_changed::network)},
      {"plugins",
       "the doors of all plugins close",
       {.door = "plugins"},
       until_it_lives,
       [](auto& system, const site& where) {
         return plugins::spawn_plugins(
             system, where.asio, {where.network, where.values->text("state_folder")}, where.values);
       },
       at(&house_changed::plugins)},
      {"discovery",
       "the box is not found by its name",
       {},
       until_it_lives,
       [](auto& system, const site& where) {
         return discovery::spawn_discovery(system, where.glib, where.values);
       },
       at(&house_changed::discovery)},
  };
  return table;
}

} // namespace tessera::app
