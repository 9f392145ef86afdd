// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "discovery/discovery_options.hpp"

#include <array>

namespace tessera::discovery {

option_table options() {
  static const std::array<option, 2> all{
      option{.key = "discovery.enabled",
             .type = option_type::boolean,
             .fallback = true,
             .help = "Devices on the same network find the box by its name (mDNS, through Avahi).",
             .change = option_change::live},
      option{.key = "discovery.host_name",
             .type = option_type::text,
             .fallback = std::string{},
             .help =
                 "First part of a further host name, NAME.local, that the box answers to. Empty: "
                 "tessera-XXXX, where XXXX belongs to this machine.",
             .change = option_change::live,
             .maximum = 63},
  };
  return all;
}

} // namespace tessera::discovery
