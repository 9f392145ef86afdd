// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstdint>

namespace tessera {

/// CLOCK_MONOTONIC: the same in all processes of the box, untouched by changes of the date.
using monotonic = std::chrono::steady_clock;

[[nodiscard]] inline std::int64_t monotonic_ns() noexcept {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(monotonic::now().time_since_epoch())
      .count();
}

/// Milliseconds since 1970, for people and for the room document; it may jump.
[[nodiscard]] inline std::int64_t wall_ms() noexcept {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

} // namespace tessera
