// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

namespace tessera::kiosk {

/// For how long what stands in a queue has stood there. How much it is says little: pictures that
/// the network held up come all at once and are decoded in no time.
class waiting_times {
public:
  void came(std::int64_t now_ns) { since_.push_back(now_ns); }
  /// Of the oldest, when so many are left; 0 = none is.
  [[nodiscard]] std::int64_t longest(std::size_t left, std::int64_t now_ns) {
    while (since_.size() > left)
      since_.pop_front();
    return since_.empty() ? 0 : now_ns - since_.front();
  }
  void clear() { since_.clear(); }

private:
  std::deque<std::int64_t> since_;
};

} // namespace tessera::kiosk
