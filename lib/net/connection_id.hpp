// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <atomic>
#include <cstdint>

namespace tessera::net {

/// Numbers for connections of all kinds; never the same twice in a process.
[[nodiscard]] inline std::uint64_t next_connection_id() noexcept {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

} // namespace tessera::net
