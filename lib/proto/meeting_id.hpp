// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// The 10-digit ID of a local meeting: the box's IPv4 address as one decimal number.
///
/// a.b.c.d is ((a * 256 + b) * 256 + c) * 256 + d, zero-padded to ten digits; the largest is
/// 255.255.255.255 = 4294967295. 192.168.1.10: 192 * 16777216 + 168 * 65536 + 1 * 256 + 10
/// = 3221225472 + 11010048 + 256 + 10 = 3232235786.
namespace tessera::meeting_id {

/// "192.168.1.10" to "3232235786". Errors: parse_error (no dotted IPv4 address).
[[nodiscard]] result<std::string> from_address(std::string_view ipv4);

/// "3232235786" or "3 232 235 786" to "192.168.1.10".
/// Errors: parse_error (not ten digits), invalid_argument (more than 4294967295).
[[nodiscard]] result<std::string> to_address(std::string_view id);

} // namespace tessera::meeting_id
