// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ascii.hpp"
#include "net/http_message.hpp"

#include <cstddef>
#include <string_view>

namespace tessera::signalling {

inline constexpr std::size_t max_bearer_bytes = 256;

/// Of `Authorization: Bearer ...`; empty when there is none. Spec: RFC 6750 2.1.
[[nodiscard]] inline std::string_view bearer_of(const net::http_request& request) {
  constexpr std::string_view scheme = "bearer ";
  auto given = request.header("Authorization");
  if (given.size() <= scheme.size() || !same_letters(given.substr(0, scheme.size()), scheme))
    return {};
  return given.substr(scheme.size());
}

} // namespace tessera::signalling
