// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <functional>
#include <string>

/// Where the box goes for those who are let in, and where not. Pure.
namespace tessera::airplay {

/// An IPv4 address that is written as an IPv6 one (RFC 4291 2.5.5.2, RFC 6052 2.1) counts as what
/// it is. Of another family: nothing that can be asked for.
[[nodiscard]] bool is_ipv4_within(const in6_addr& address, in_addr& out) noexcept;

/// Whether a server at this address may be asked: not the box itself, by whatever address, nothing
/// link-local (devices of the machine hall say secrets there), and no group. `own` tells the box's
/// own addresses, in the words of inet_ntop.
[[nodiscard]] bool may_be_asked(const sockaddr* address,
                                const std::function<bool(const std::string&)>& own);

} // namespace tessera::airplay
