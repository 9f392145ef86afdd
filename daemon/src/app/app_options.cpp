// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/option_tables.hpp"

namespace tessera::app {

option_table app_options() {
  static const option table[] = {
      {"state_folder",
       option_type::text,
       std::string{"/var/lib/tessera"},
       "Folder for what must outlive a restart: the certificate, the key of resume tokens, the "
       "state of plugins. It belongs to the user tessera alone.",
       option_change::restart,
       {},
       1,
       4000},
      {"runtime_folder",
       option_type::text,
       std::string{"/run/tessera"},
       "Folder for the sockets of kiosk, admin and lanes. Its path must be short, because a Unix "
       "socket's path has 107 bytes at most.",
       option_change::restart,
       {},
       1,
       80},
      {"room.name",
       option_type::text,
       std::string{},
       "Name of the room, as people see it on the display and on the join page. Empty means the "
       "host name of the box.",
       option_change::live,
       {},
       0,
       64},
      {"room.locale",
       option_type::choice,
       std::string{"en"},
       "Language of the display.",
       option_change::live,
       {},
       INT64_MIN,
       INT64_MAX,
       {"en", "de", "fr", "es", "ja", "ar"}},
      {"room.wifi_name",
       option_type::text,
       std::string{},
       "Name (SSID) of the Wi-Fi that the display tells people to use, as text and as a code for "
       "the camera. Empty means that none is told.",
       option_change::live,
       {},
       0,
       32},
      {"room.wifi_security",
       option_type::choice,
       std::string{"wpa"},
       "How that Wi-Fi is protected: wpa: with a password, WPA2 or WPA3; sae: WPA3 alone; none: it "
       "is open.",
       option_change::live,
       {},
       INT64_MIN,
       INT64_MAX,
       {"wpa", "sae", "none"}},
      {"room.wifi_password_file",
       option_type::secret_file,
       std::string{},
       "File with its password, 8 to 63 characters of ASCII or 64 hex digits. Only the display "
       "gets it. Others than its owner and group must not be able to read it.",
       option_change::live,
       {},
       0,
       4096},
      {"room.wifi_show_password",
       option_type::boolean,
       true,
       "Whether the password stands beside the code in clear text too, for computers, which have "
       "no camera to read it with.",
       option_change::live},
      {"log.level",
       option_type::choice,
       std::string{"info"},
       "Lines below this level are not logged. PINs and tokens are not logged at any level.",
       option_change::live,
       {},
       INT64_MIN,
       INT64_MAX,
       {"debug", "info", "warning", "error"}},
  };
  return table;
}

} // namespace tessera::app
