// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"

#include <cstdint>

namespace tessera::meeting {

/// One instant on both clocks: durations are measured on the monotonic one, people see the wall's.
struct moment {
  monotonic::time_point at{};
  std::int64_t wall_ms = 0;

  [[nodiscard]] static moment now() noexcept { return {monotonic::now(), tessera::wall_ms()}; }
};

} // namespace tessera::meeting
