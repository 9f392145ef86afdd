// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace tessera::kiosk {

/// How long after they were due the pictures of a share stand on the display, as most of the last
/// ones did. Pure.
class picture_lag {
public:
  /// Enough that one dear key frame says nothing.
  static constexpr std::size_t remembered = 15;
  /// More is no way through the box: the picture of a share that was paused, shown again.
  static constexpr std::int64_t most_ns = 1'000'000'000;

  void take(std::int64_t due_ns, std::int64_t shown_ns) {
    const auto lag = shown_ns - due_ns;
    if (due_ns <= 0 || lag < 0 || lag > most_ns)
      return;
    last_[count_++ % remembered] = lag;
  }

  /// 0 = not known yet.
  [[nodiscard]] std::int64_t value() const {
    const auto known = static_cast<std::ptrdiff_t>(std::min(count_, remembered));
    if (known == 0)
      return 0;
    auto sorted = last_;
    std::nth_element(sorted.begin(), sorted.begin() + known / 2, sorted.begin() + known);
    return sorted[static_cast<std::size_t>(known / 2)];
  }

private:
  std::array<std::int64_t, remembered> last_{};
  std::size_t count_ = 0;
};

} // namespace tessera::kiosk
