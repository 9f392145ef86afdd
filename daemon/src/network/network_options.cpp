// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "network/network_options.hpp"

#include <array>

namespace tessera::network {

option_table options() {
  static const std::array<option, 2> all{
      option{.key = "network.address",
             .type = option_type::text,
             .fallback = std::string{},
             .help =
                 "The IPv4 address that people are told. Empty: chosen by the box, the one on the "
                 "interface with the default route.",
             .change = option_change::live,
             .maximum = 64},
      option{.key = "network.loopback",
             .type = option_type::boolean,
             .fallback = false,
             .help = "Without any network, people are told 127.0.0.1: for demonstrations on one "
                     "machine.",
             .change = option_change::live},
  };
  return all;
}

} // namespace tessera::network
