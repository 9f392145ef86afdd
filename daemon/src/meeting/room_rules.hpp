// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.hpp"
#include "meeting/lobby.hpp"
#include "meeting/mixer.hpp"
#include "meeting/pins.hpp"
#include "meeting/share_requests.hpp"
#include "meeting/wifi.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace tessera::meeting {

/// What the admin decided about the meeting.
struct room_rules {
  std::string name;
  std::string locale = "en";
  wifi_rules wifi;
  pin_rules pin;
  lobby_mode lobby = lobby_mode::off;
  secret host_code;   ///< empty = nobody becomes a host by a code
  bool own_host_code = false; ///< the box's own, another one for each meeting
  bool chat = true;   ///< people may write to each other
  bool viewing = true; ///< people may watch on devices of their own
  bool toasts = true; ///< the display shows what they write
  nlohmann::json display = nlohmann::json::object(); ///< as it stands in the room document
  std::size_t participants_max = 50;
  std::size_t shares_max = 9;
  share_rules sharing;
  sound_rules sound;
  std::chrono::seconds away_grace{120}; ///< how long a lost participant may come back
  std::chrono::minutes empty_grace{10}; ///< an empty meeting ends then; 0 = never
};

} // namespace tessera::meeting
