// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/device_drift.hpp"

#include <cstdlib>

namespace tessera::kiosk {

std::int64_t device_drift::put(std::int64_t device_ns, std::int64_t clock_ns) {
  const auto ahead = device_ns - clock_ns;
  const bool far = std::abs(ahead) >= far_ns;
  far_ = far ? far_ + 1 : 0;
  if (far && far_ < sure)
    return 0;
  far_ = 0;
  mean_ = far ? ahead : (mean_ * (readings - 1) + ahead) / readings;
  if (std::abs(mean_) < step_ns)
    return 0;
  const auto all = mean_;
  mean_ = 0;
  return all;
}

} // namespace tessera::kiosk
