// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace tessera::airplay {

/// How long before the time that the sender has set for them its pictures come. A sender plans for
/// a slow network; the display shows them at once. Observed: 75 to 100 ms with iPhones. Pure.
class picture_lead {
public:
  static constexpr int first_look = 8; ///< pictures
  static constexpr int look = 64;
  /// A smaller change is left: each one is heard in the sound.
  static constexpr std::int64_t unseen_ns = 20'000'000;

  /// `early_ns`: how long before its time this one came; less than 0 = too late.
  void take(std::int64_t early_ns) {
    least_ = std::min(least_, early_ns);
    if (++seen_ < (known_ ? look : first_look))
      return;
    const auto found = std::max<std::int64_t>(least_, 0);
    if (!known_ || std::abs(found - value_) > unseen_ns)
      value_ = found;
    known_ = true;
    seen_ = 0;
    least_ = std::numeric_limits<std::int64_t>::max();
  }

  [[nodiscard]] std::int64_t value() const noexcept { return value_; }

private:
  std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t value_ = 0;
  int seen_ = 0;
  bool known_ = false;
};

} // namespace tessera::airplay
