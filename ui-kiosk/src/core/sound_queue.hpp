// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "proto/lane_frame.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>

namespace tessera::kiosk {

/// Packets of sound that wait to be played. Whoever plays may be held up: then the oldest are
/// forgotten, and what comes after them says that some are missing. Pure.
class sound_queue {
public:
  static constexpr std::int64_t longest_ns = 500'000'000;
  /// That long a time of the shortest packets of Opus (2.5 ms). Spec: RFC 6716.
  static constexpr std::size_t most = 200;

  struct item {
    lane::frame packet;
    std::int64_t came_ns = 0;
  };

  void push(lane::frame packet, std::int64_t now_ns) {
    while (!waiting_.empty() &&
           (waiting_.size() >= most || now_ns - waiting_.front().came_ns >= longest_ns)) {
      waiting_.pop_front();
      gap_ = true;
    }
    waiting_.push_back({std::move(packet), now_ns});
  }

  /// The next in turn, nothing when none waits.
  std::optional<item> pop() {
    if (waiting_.empty())
      return std::nullopt;
    auto next = std::move(waiting_.front());
    waiting_.pop_front();
    if (std::exchange(gap_, false))
      next.packet.header.flags |= lane::flag_discontinuity;
    return next;
  }

  void clear() {
    gap_ = gap_ || !waiting_.empty();
    waiting_.clear();
  }
  [[nodiscard]] bool empty() const noexcept { return waiting_.empty(); }

private:
  std::deque<item> waiting_;
  bool gap_ = false; ///< before the first that waits
};

} // namespace tessera::kiosk
