// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/secret.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace tessera::meeting {

/// The Wi-Fi that the display tells people to use.
struct wifi_rules {
  std::string name;          ///< its SSID; "" = none is told
  std::string security;      ///< as room.wifi_security: wpa, sae or none
  secret password;           ///< empty with `none`, and when the file held no good one
  bool show_password = true; ///< in clear text too, and not in the code alone
};

/// From the options room.wifi_*, with the password of its file. What is wrong is logged, and
/// then there is a name without a password, or no name.
[[nodiscard]] wifi_rules wifi_from(const settings& values);

/// Adds `wifi` and, when people can get in with it, `wifi_card` to the room document's join card.
void render_wifi(const wifi_rules& rules, nlohmann::json& card);

} // namespace tessera::meeting
