// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace tessera::net {

/// More in one upload are refused; public authorities send four at most.
inline constexpr std::size_t most_certificates = 10;

/// Whether browsers would take these, all in PEM: first the box's own, of P-256 or RSA with at
/// least 2048 bits, then who issued it, then who issued that one, and so on; the last may be the
/// root or not. Pure. Errors: config_invalid, with a text that names the one at fault.
/// Spec: RFC 8446 4.4.2 (the order), RFC 5280 6.1.
[[nodiscard]] result<> check_certificates(const std::string& pem,
                                          std::chrono::system_clock::time_point now);

} // namespace tessera::net
