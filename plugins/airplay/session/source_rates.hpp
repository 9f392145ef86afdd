// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/rate_limit.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace tessera::airplay {

/// A rate for each who comes, by address or pairing: who hangs up and comes again is the same one.
class source_rates {
public:
  static constexpr std::size_t most_sources = 1000;

  source_rates(double rate, double burst) : fresh_(rate, burst) {}

  [[nodiscard]] bool take(const std::string& source, monotonic::time_point now) {
    if (!rates_.contains(source) && rates_.size() >= most_sources)
      rates_.clear(); // whoever has so many addresses has to be slowed down by the sum of all
    return rates_.try_emplace(source, fresh_).first->second.take(now);
  }

private:
  rate_limit fresh_;
  std::map<std::string, rate_limit> rates_;
};

} // namespace tessera::airplay
