// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/rate_limit.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace tessera::signalling {

/// A bucket for each source address.
class source_rates {
public:
  static constexpr std::size_t max_sources = 1024;

  source_rates(double a_second, double burst) : a_second_(a_second), burst_(burst) {}

  [[nodiscard]] bool take(const std::string& source, monotonic::time_point now) {
    if (all_.size() >= max_sources && !all_.contains(source))
      all_.clear(); // everybody begins anew, which forgives at most a burst
    return all_.try_emplace(source, a_second_, burst_).first->second.take(now);
  }

private:
  double a_second_;
  double burst_;
  std::map<std::string, rate_limit> all_;
};

} // namespace tessera::signalling
