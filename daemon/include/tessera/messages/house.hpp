// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

#include <tessera/door.hpp>
#include <tessera/messages/message.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace tessera {

/// Event from the supervisor: these settings are in force now (start, SIGHUP). Only options marked
/// live differ from the ones at start.
struct TESSERA_API settings_changed {
  std::shared_ptr<const settings> values;
};

/// Event from the supervisor: end, cleanly and now (the process has under a second).
struct TESSERA_API shut_down {};

/// Request to any actor: are you alive? The watchdog's round trip.
struct check_alive {};
struct alive {};

/// Request to the supervisor: what runs. The part of `status` that it knows.
struct get_status {};
struct TESSERA_API house_status {
  struct actor {
    std::string state; ///< running, restarting, failed
    unsigned restarts = 0;
  };
  std::map<std::string, actor> actors;
  std::int64_t uptime_s = 0;
};

/// Request to the supervisor: did everybody answer the last round trip in time? A round is not
/// older than a second; who asks during one gets its answer.
struct get_health {};
struct TESSERA_API house_health {
  std::string failed; ///< who is down or did not answer, "" = nobody
};

/// Request to the supervisor: who is there, as in house_changed.
struct get_house {};

/// Request to the plugins' actor: by name {state, restarts, pid}.
struct get_plugins {};
struct TESSERA_API plugins_status {
  std::shared_ptr<const nlohmann::json> plugins;
};

/// Request to the plugins' actor: the devices that doors remember, as a list of {door, id, name,
/// since, last_seen}; `id` is for forget_device.
struct get_devices {};
struct TESSERA_API remembered_devices {
  std::shared_ptr<const nlohmann::json> devices;
};
/// Request to the plugins' actor: its door forgets this one. Errors: not_found.
struct TESSERA_API forget_device {
  std::string id;
};

/// Request to the plugins' actor: the picture of what a share plays, a PNG or JPEG. Errors:
/// not_found.
struct TESSERA_API get_artwork {
  std::string artwork; ///< as in share_described
};
struct TESSERA_API artwork_bytes {
  std::shared_ptr<const std::string> bytes;
};

/// Event to discovery: what this door's devices find in the network from now on.
struct TESSERA_API publish_services {
  std::string door;
  std::vector<network_service> services;
};

} // namespace tessera

TESSERA_MESSAGE(tessera::settings_changed)
TESSERA_MESSAGE(tessera::shut_down)
TESSERA_MESSAGE(tessera::check_alive)
TESSERA_MESSAGE(tessera::alive)
TESSERA_MESSAGE(tessera::get_status)
TESSERA_MESSAGE(tessera::house_status)
TESSERA_MESSAGE(tessera::get_health)
TESSERA_MESSAGE(tessera::house_health)
TESSERA_MESSAGE(tessera::get_house)
TESSERA_MESSAGE(tessera::get_plugins)
TESSERA_MESSAGE(tessera::plugins_status)
TESSERA_MESSAGE(tessera::get_devices)
TESSERA_MESSAGE(tessera::remembered_devices)
TESSERA_MESSAGE(tessera::forget_device)
TESSERA_MESSAGE(tessera::get_artwork)
TESSERA_MESSAGE(tessera::artwork_bytes)
TESSERA_MESSAGE(tessera::publish_services)
