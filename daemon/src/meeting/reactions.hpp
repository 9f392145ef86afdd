// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "meeting/flow.hpp"
#include "meeting/moment.hpp"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace tessera::meeting {

/// Small signs that fly over the display for some seconds.
class reactions {
public:
  static constexpr std::chrono::seconds shown_for{5};
  static constexpr std::size_t limit = 24; ///< at once; the oldest gives way
  static constexpr double rate = 1;        ///< a second of one person
  static constexpr double burst = 3;
  static constexpr double rate_in_all = 8;
  static constexpr double burst_in_all = 16;

  struct reaction {
    participant_id participant;
    std::string name;
    std::string kind;
  };

  /// Errors: rate_limited.
  [[nodiscard]] result<> add(reaction what, moment now);
  /// True when one has gone.
  [[nodiscard]] bool expire(moment now);
  [[nodiscard]] std::optional<monotonic::time_point> next_expiry() const;
  /// Takes those of somebody away, who is gone or muted.
  void drop_of(const participant_id& who);
  void forget_all();
  [[nodiscard]] nlohmann::json render() const;

private:
  struct entry {
    reaction what;
    std::int64_t at = 0;
    monotonic::time_point until{};
  };
  unsigned long last_ = 0;
  std::map<unsigned long, entry> all_;
  std::map<participant_id, flow> flows_;
  flow flow_in_all_{rate_in_all, burst_in_all};
};

} // namespace tessera::meeting
