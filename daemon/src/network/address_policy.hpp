// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "net/addresses.hpp"

#include <tessera/messages/meeting.hpp>

#include <string>
#include <vector>

namespace tessera::network {

/// What the settings say about addresses.
struct address_wish {
  std::string fixed; ///< network.address
  bool allow_loopback = false;
  bool only_loopback = false; ///< the join page listens nowhere else
  int port = 0;               ///< of the join page
};
[[nodiscard]] address_wish wish_of(const settings& values);

/// "127.x.x.x", "::1" or "localhost".
[[nodiscard]] bool is_loopback_text(const std::string& address);

/// What people are told. Link-local and loopback addresses stay out of the list. Pure.
[[nodiscard]] addresses_changed decide(const std::vector<net::address>& found,
                                       const address_wish& wish);

[[nodiscard]] bool same(const addresses_changed& a, const addresses_changed& b);

} // namespace tessera::network
