// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"

#include <algorithm>
#include <chrono>

namespace tessera {

/// A bucket of tokens: `rate` a second, at most `burst` saved up.
class rate_limit {
public:
  rate_limit(double rate, double burst) : rate_(rate), burst_(burst), tokens_(burst) {}

  [[nodiscard]] bool take(monotonic::time_point now) noexcept {
    auto passed = std::chrono::duration<double>(now - last_).count();
    last_ = now;
    tokens_ = std::min(burst_, tokens_ + std::max(0.0, passed) * rate_);
    if (tokens_ < 1)
      return false;
    tokens_ -= 1;
    return true;
  }

private:
  double rate_;
  double burst_;
  double tokens_;
  monotonic::time_point last_{};
};

} // namespace tessera
