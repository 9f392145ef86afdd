// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/ice_options.hpp"

#include <vector>

namespace tessera::ice {

option_table ice_options() {
  static const std::vector<option> table{
      {"ice.port_min",
       option_type::integer,
       std::int64_t{0},
       "Lowest UDP port for media from browsers. 0 leaves the choice to the system.",
       option_change::live,
       "port",
       0,
       65'535,
       {},
       {"UDP", "Browsers: pictures and sound", 1, "ice.port_max"}},
      {"ice.port_max",
       option_type::integer,
       std::int64_t{0},
       "Highest UDP port for media from browsers, for firewalls. Each browser takes a few. 0 "
       "leaves "
       "the choice to the system.",
       option_change::live,
       "port",
       0,
       65'535},
      {"ice.addresses",
       option_type::text_list,
       std::vector<std::string>{},
       "Addresses of the box on which media may come in. Empty: all of them.",
       option_change::live,
       {},
       0,
       32},
      {"ice.tcp",
       option_type::boolean,
       false,
       "Whether media may come over TCP where UDP is blocked. It is slower.",
       option_change::live},
  };
  return table;
}

} // namespace tessera::ice
