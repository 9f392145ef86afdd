// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "network/address_policy.hpp"

#include <algorithm>

namespace tessera::network {
namespace {

constexpr const char* loopback = "127.0.0.1";

auto key_of(const addresses_changed::entry& e) {
  return std::pair{e.address, e.interface};
}

} // namespace

bool is_loopback_text(const std::string& address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

address_wish wish_of(const settings& values) {
  const auto& listen = values.list("web.listen");
  return {.fixed = values.text("network.address"),
          .allow_loopback = values.boolean("network.loopback"),
          .only_loopback =
              !listen.empty() && std::all_of(listen.begin(), listen.end(), is_loopback_text),
          .port = static_cast<int>(values.integer("web.port"))};
}

addresses_changed decide(const std::vector<net::address>& found, const address_wish& wish) {
  addresses_changed out;
  out.port = wish.port;
  for (const auto& address : found) {
    if (!address.is_loopback && !(address.is_link_local && address.ipv6))
      out.addresses.push_back({address.text, address.interface});
  }
  std::sort(out.addresses.begin(), out.addresses.end(), [](const auto& a, const auto& b) {
    return key_of(a) < key_of(b);
  });
  if (!wish.fixed.empty()) {
    out.primary = wish.fixed;
  } else if (wish.only_loopback) {
    out.primary = loopback;
  } else if (auto best = net::choose_primary(found, false)) {
    out.primary = best->text;
  } else if (wish.allow_loopback) {
    out.primary = loopback;
  }
  return out;
}

bool same(const addresses_changed& a, const addresses_changed& b) {
  return a.primary == b.primary && a.port == b.port &&
         std::equal(a.addresses.begin(),
                    a.addresses.end(),
                    b.addresses.begin(),
                    b.addresses.end(),
                    [](const auto& x, const auto& y) { return key_of(x) == key_of(y); });
}

} // namespace tessera::network
