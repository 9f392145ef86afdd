// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/option_tables.hpp"

#include "admin/admin_actor.hpp"
#include "discovery/discovery_options.hpp"
#include "ice/ice_options.hpp"
#include "kiosk/kiosk_actor.hpp"
#include "media/media_options.hpp"
#include "meeting/meeting_actor.hpp"
#include "network/network_options.hpp"
#include "plugins/plugins_options.hpp"
#include "signalling/signalling_actor.hpp"

namespace tessera::app {

std::vector<option_table> house_tables() {
  return {app_options(),       meeting::meeting_options(), signalling::signalling_options(),
          media::media_options(), ice::ice_options(),      network::options(),
          discovery::options(),   kiosk::kiosk_options(),  admin::admin_options(),
          plugins::options()};
}

} // namespace tessera::app
