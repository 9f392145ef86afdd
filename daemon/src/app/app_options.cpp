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
