// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/wifi.hpp"

#include "base/log.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace tessera::meeting {
namespace {

const log_topic topic{"meeting"};

constexpr std::string_view open_network = "none";
constexpr std::size_t hex_key = 64; // a WPA key, written out

bool hex(char sign) {
  return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f') ||
         (sign >= 'A' && sign <= 'F');
}

bool printable(char sign) {
  return sign >= ' ' && sign <= '~';
}

/// Spec: IEEE 802.11, annex J.4: a WPA passphrase has 8 to 63 characters of ASCII, a key 64 hex
/// digits. SAE itself has no rule; phones take the same ones.
bool is_password(std::string_view text) {
  if (text.size() == hex_key)
    return std::all_of(text.begin(), text.end(), hex);
  return text.size() >= 8 && text.size() < hex_key &&
         std::all_of(text.begin(), text.end(), printable);
}

bool has_control_sign(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char sign) {
    return static_cast<unsigned char>(sign) < ' ' || sign == '\x7f';
  });
}

secret password_from(const std::string& file) {
  if (file.empty()) {
    topic.error("room.wifi_name is told without a password; set room.wifi_password_file, or "
                "room.wifi_security: none when the network is open");
    return {};
  }
  auto found = read_secret_file(file);
  if (found && is_password(found->reveal()))
    return std::move(*found);
  if (found)
    topic.error("the Wi-Fi password in {} must have 8 to 63 characters of ASCII or 64 hex digits; "
                "none is shown",
                file);
  else
    topic.error("{}; no Wi-Fi password is shown", found.error().message());
  return {};
}

} // namespace

wifi_rules wifi_from(const settings& values) {
  // Another room's table, which a test may do without.
  if (!values.all().contains("room.wifi_name"))
    return {};
  wifi_rules rules;
  rules.name = values.text("room.wifi_name");
  rules.security = values.text("room.wifi_security");
  rules.show_password = values.boolean("room.wifi_show_password");
  if (has_control_sign(rules.name)) {
    topic.error("room.wifi_name has a control character in it; no Wi-Fi is shown");
    rules.name.clear();
  }
  if (!rules.name.empty() && rules.security != open_network)
    rules.password = password_from(values.text("room.wifi_password_file"));
  return rules;
}

void render_wifi(const wifi_rules& rules, nlohmann::json& card) {
  card["wifi"] = rules.name;
  bool open = rules.security == open_network;
  if (rules.name.empty() || (!open && rules.password.empty()))
    return;
  const char* spoken = open ? "nopass" : rules.security == "sae" ? "SAE" : "WPA";
  card["wifi_card"] = {{"ssid", rules.name},
                       {"password", open ? "" : rules.password.reveal()},
                       {"security", spoken},
                       {"show_password", rules.show_password}};
}

} // namespace tessera::meeting
