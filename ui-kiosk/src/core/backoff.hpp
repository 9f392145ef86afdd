// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <chrono>

namespace tessera::kiosk {

/// Waiting times between attempts to reach the daemon: 0.1 s, doubling to 2 s, for ever.
class backoff {
public:
  [[nodiscard]] std::chrono::milliseconds next() noexcept {
    auto now = wait_;
    wait_ = std::min(wait_ * 2, longest);
    return now;
  }
  void reset() noexcept { wait_ = shortest; }

  static constexpr std::chrono::milliseconds shortest{100};
  static constexpr std::chrono::milliseconds longest{2000};

private:
  std::chrono::milliseconds wait_ = shortest;
};

} // namespace tessera::kiosk
