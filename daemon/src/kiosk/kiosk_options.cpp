// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/kiosk_actor.hpp"

namespace tessera::kiosk {

option_table kiosk_options() {
  static const option table[] = {
      {"kiosk.user",
       option_type::text,
       std::string{"tessera-kiosk"},
       "The user that tessera-kiosk, the program on the display, runs as. Root and the user of "
       "tesserad may connect as well.",
       option_change::restart,
       {},
       0,
       32},
      {"kiosk.group",
       option_type::text,
       std::string{"tessera-kiosk"},
       "The group that owns the sockets of the kiosk. When there is no such group, or tesserad is "
       "not in it, they keep tesserad's own group.",
       option_change::restart,
       {},
       0,
       32},
  };
  return table;
}

} // namespace tessera::kiosk
