// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace tessera::airplay {

/// Ports that a firewall lets through, one after the other; the first free one is taken.
struct port_block {
  std::uint16_t first = 0;
  std::uint16_t count = 0;

  /// The first result of `open(port)` that is not address_in_use. Errors: address_in_use (all).
  template <class Open>
  [[nodiscard]] auto try_each(std::string_view protocol, Open open) const -> decltype(open(first)) {
    for (int port = first; port < first + count; ++port) {
      auto opened = open(static_cast<std::uint16_t>(port));
      if (opened || opened.code() != errc::address_in_use)
        return opened;
    }
    return {errc::address_in_use,
            fmt::format("The {} ports {} to {} of AirPlay are all taken.",
                        protocol,
                        first,
                        first + count - 1)};
  }
};

} // namespace tessera::airplay
