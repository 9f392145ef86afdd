// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tessera::net {

struct address {
  std::string text; ///< "192.168.1.7", "fe80::1"
  bool ipv6 = false;
  std::string interface; ///< "eth0"
  bool is_loopback = false;
  bool is_link_local = false; ///< 169.254.0.0/16, fe80::/10
  bool is_private = false;    ///< RFC 1918, RFC 4193
  bool default_route = false; ///< the interface holds the IPv4 default route
  bool wireless = false;
  bool is_temporary = false; ///< of IPv6 privacy: another one tomorrow (RFC 8981)
  bool is_virtual = false;   ///< bridges and links of containers and virtual machines, tunnels

  friend bool operator==(const address&, const address&) = default;
};

/// The addresses of all interfaces that are up. Context: any thread. Errors: io_error.
[[nodiscard]] result<std::vector<address>> list_addresses();

/// docker0, veth*, virbr*, br-*, tun*, ...: seldom the network where the people are.
[[nodiscard]] bool is_virtual_interface(const std::string& name);

/// The one IPv4 address people shall type: real before virtual, default route first, wired before
/// wireless, private before public, link-local last; loopback only when `allow_loopback` and there
/// is nothing else. Order of the list and of the text break ties, so the choice is stable.
[[nodiscard]] std::optional<address> choose_primary(const std::vector<address>& list,
                                                    bool allow_loopback = false);

/// Tells that addresses, links or routes changed (rtnetlink). Context: any one thread.
class address_watch {
public:
  /// Errors: io_error.
  [[nodiscard]] static result<address_watch> open();
  /// Readable when something came; non-blocking.
  [[nodiscard]] int fd() const noexcept { return fd_.get(); }
  /// Reads all that is there; true when addresses may have changed.
  [[nodiscard]] bool drain();

private:
  explicit address_watch(unique_fd fd) : fd_(std::move(fd)) {}
  unique_fd fd_;
};

} // namespace tessera::net
