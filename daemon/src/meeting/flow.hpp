// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "meeting/moment.hpp"

#include <algorithm>
#include <chrono>

namespace tessera::meeting {

/// Lets through `rate` a second, and `burst` at once after a pause.
class flow {
public:
  flow(double rate, double burst) : rate_(rate), burst_(burst), left_(burst) {}

  /// Errors: rate_limited with retry_after.
  [[nodiscard]] result<> take(moment now) {
    auto passed = std::chrono::duration<double>(now.at - last_).count();
    last_ = now.at;
    left_ = std::min(burst_, left_ + std::max(0.0, passed) * rate_);
    if (left_ < 1) {
      std::chrono::duration<double> wait{(1 - left_) / rate_};
      return failure{errc::rate_limited, {}, std::chrono::ceil<std::chrono::milliseconds>(wait)};
    }
    left_ -= 1;
    return {};
  }

private:
  double rate_;
  double burst_;
  double left_;
  monotonic::time_point last_{};
};

} // namespace tessera::meeting
