// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/addresses.hpp"

#include "base/file.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>
#include <tuple>

namespace tessera::net {
namespace {

/// Interfaces with an IPv4 default route, as /proc/net/route tells.
std::set<std::string> default_route_interfaces() {
  std::set<std::string> found;
  std::ifstream table{"/proc/net/route"};
  std::string line;
  std::getline(table, line); // the heading
  while (std::getline(table, line)) {
    std::istringstream fields{line};
    std::string name, destination, gateway, flags, references, use, metric, mask;
    fields >> name >> destination >> gateway >> flags >> references >> use >> metric >> mask;
    if (fields && destination == "00000000" && mask == "00000000")
      found.insert(name);
  }
  return found;
}

/// Temporary IPv6 addresses, as /proc/net/if_inet6 tells: 32 hex digits each.
std::set<std::string> temporary_addresses() {
  std::set<std::string> found;
  std::ifstream table{"/proc/net/if_inet6"};
  std::string digits, index, prefix, scope, name;
  unsigned flags = 0;
  while (table >> digits >> index >> prefix >> scope >> std::hex >> flags >> name) {
    if ((flags & IFA_F_TEMPORARY) != 0)
      found.insert(digits);
  }
  return found;
}

std::string hex_digits(const in6_addr& from) {
  std::string digits;
  for (unsigned char byte : from.s6_addr) {
    digits += "0123456789abcdef"[byte >> 4U];
    digits += "0123456789abcdef"[byte & 15U];
  }
  return digits;
}

void classify_ipv4(address& a, const sockaddr_in& from) {
  auto bits = ntohl(from.sin_addr.s_addr);
  a.is_link_local = bits >> 16 == 0xa9fe;
  a.is_private = bits >> 24 == 10 || bits >> 20 == 0xac1 || bits >> 16 == 0xc0a8;
}

void classify_ipv6(address& a, const sockaddr_in6& from) {
  a.ipv6 = true;
  a.is_link_local = IN6_IS_ADDR_LINKLOCAL(&from.sin6_addr);
  a.is_private = (from.sin6_addr.s6_addr[0] & 0xfe) == 0xfc;
}

std::optional<address> describe(const ifaddrs& entry,
                                const std::set<std::string>& default_route,
                                const std::set<std::string>& temporary) {
  if (!entry.ifa_addr || (entry.ifa_flags & IFF_UP) == 0)
    return std::nullopt;
  auto family = entry.ifa_addr->sa_family;
  if (family != AF_INET && family != AF_INET6)
    return std::nullopt;
  address a;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (family == AF_INET) {
    const auto& from = *reinterpret_cast<const sockaddr_in*>(entry.ifa_addr);
    ::inet_ntop(AF_INET, &from.sin_addr, text.data(), text.size());
    classify_ipv4(a, from);
  } else {
    const auto& from = *reinterpret_cast<const sockaddr_in6*>(entry.ifa_addr);
    ::inet_ntop(AF_INET6, &from.sin6_addr, text.data(), text.size());
    classify_ipv6(a, from);
    a.is_temporary = temporary.contains(hex_digits(from.sin6_addr));
  }
  a.text = text.data();
  a.interface = entry.ifa_name;
  a.is_loopback = (entry.ifa_flags & IFF_LOOPBACK) != 0;
  a.default_route = default_route.contains(a.interface);
  a.wireless = ::access(("/sys/class/net/" + a.interface + "/wireless").c_str(), F_OK) == 0;
  a.is_virtual = is_virtual_interface(a.interface);
  return a;
}

} // namespace

result<std::vector<address>> list_addresses() {
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0)
    return file_error(errno, "list", "the network addresses");
  auto default_route = default_route_interfaces();
  auto temporary = temporary_addresses();
  std::vector<address> found;
  for (auto* entry = list; entry; entry = entry->ifa_next) {
    if (auto a = describe(*entry, default_route, temporary))
      found.push_back(std::move(*a));
  }
  ::freeifaddrs(list);
  return found;
}

bool is_virtual_interface(const std::string& name) {
  static constexpr std::array<std::string_view, 14> prefixes{"docker",
                                                             "veth",
                                                             "virbr",
                                                             "vnet",
                                                             "br-",
                                                             "lxc",
                                                             "lxdbr",
                                                             "podman",
                                                             "cni",
                                                             "flannel",
                                                             "tun",
                                                             "tap",
                                                             "wg",
                                                             "tailscale"};
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) {
    return std::string_view{name}.starts_with(prefix);
  });
}

std::optional<address> choose_primary(const std::vector<address>& list, bool allow_loopback) {
  // The smallest rank wins; the text comes last so that two runs agree.
  auto rank = [](const address& a) {
    return std::tuple{a.is_loopback,
                      a.is_link_local,
                      a.is_virtual,
                      !a.default_route,
                      a.wireless,
                      !a.is_private,
                      a.interface,
                      a.text};
  };
  const address* best = nullptr;
  for (const auto& a : list) {
    if (a.ipv6 || (a.is_loopback && !allow_loopback))
      continue;
    if (!best || rank(a) < rank(*best))
      best = &a;
  }
  return best ? std::optional{*best} : std::nullopt;
}

result<address_watch> address_watch::open() {
  unique_fd fd{::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE)};
  sockaddr_nl where{};
  where.nl_family = AF_NETLINK;
  where.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE;
  if (!fd || ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0)
    return file_error(errno, "watch", "the network addresses");
  return address_watch{std::move(fd)};
}

bool address_watch::drain() {
  bool changed = false;
  alignas(nlmsghdr) std::array<char, 16 * 1024> buffer;
  for (;;) {
    auto got = ::recv(fd_.get(), buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EINTR)
      continue;
    // Lost messages (ENOBUFS) may have been changes.
    if (got < 0 && errno == ENOBUFS) {
      changed = true;
      continue;
    }
    if (got <= 0)
      return changed;
    changed = true;
  }
}

} // namespace tessera::net
