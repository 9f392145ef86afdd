// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/address_rule.hpp"

#include <arpa/inet.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace tessera::airplay {

namespace {

bool is_within(std::uint32_t address, std::uint32_t network, unsigned bits) {
  return (address >> (32 - bits)) == (network >> (32 - bits));
}

bool is_special(in_addr address) {
  const auto value = ntohl(address.s_addr);
  return is_within(value, 0x00000000, 8) ||  // "this" network
         is_within(value, 0x7f000000, 8) ||  // loopback
         is_within(value, 0xa9fe0000, 16) || // link-local
         is_within(value, 0xe0000000, 3);    // groups, reserved, broadcast
}

bool is_special(const in6_addr& address) {
  return IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_UNSPECIFIED(&address) ||
         IN6_IS_ADDR_LINKLOCAL(&address) || IN6_IS_ADDR_MULTICAST(&address) ||
         IN6_IS_ADDR_SITELOCAL(&address);
}

template <class Address>
std::string text_of(int family, const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  return ::inet_ntop(family, &address, text.data(), text.size()) != nullptr ? text.data() : "";
}

} // namespace

bool is_ipv4_within(const in6_addr& address, in_addr& out) noexcept {
  static constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  static constexpr std::array<std::uint8_t, 12> translated{0, 0x64, 0xff, 0x9b};
  const auto begins = [&](const auto& prefix) {
    return std::memcmp(address.s6_addr, prefix.data(), prefix.size()) == 0;
  };
  if (!begins(mapped) && !begins(translated))
    return false;
  std::memcpy(&out, address.s6_addr + mapped.size(), sizeof out);
  return true;
}

bool may_be_asked(const sockaddr* address, const std::function<bool(const std::string&)>& own) {
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    return !is_special(four.sin_addr) && !own(text_of(AF_INET, four.sin_addr));
  }
  if (address->sa_family != AF_INET6)
    return false;
  sockaddr_in6 six{};
  std::memcpy(&six, address, sizeof six);
  in_addr within{};
  if (is_ipv4_within(six.sin6_addr, within))
    return !is_special(within) && !own(text_of(AF_INET, within));
  return !is_special(six.sin6_addr) && !own(text_of(AF_INET6, six.sin6_addr));
}

} // namespace tessera::airplay
