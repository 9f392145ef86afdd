// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace tessera::kiosk {

/// Which pictures are shown of a source that makes no key frame on request. None may be left out,
/// for the next key frame may be an hour away: all are decoded, and this says which of them people
/// see. Pure.
class catch_up {
public:
  /// Instead of an arrival: no picture is shown.
  static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::max();
  /// So many may wait for the decoder before the source is held up.
  static constexpr std::size_t most_waiting = 8;
  /// A source that cannot be held up: the rest is left out up to its next key frame.
  static constexpr std::size_t hopeless_waiting = 300;
  static constexpr std::size_t hopeless_bytes = 64 * 1024 * 1024;

  /// For each picture before it goes to the decoder: `only_decoded` as its lane says, `waiting` how
  /// many the decoder has not begun.
  void take(bool only_decoded, std::int64_t arrival_ns, std::size_t waiting) {
    bound_ = std::max(most_waiting, std::min(bound_, waiting + most_waiting));
    newest_ = arrival_ns;
    if (only_decoded) {
      from_ = none;
      bound_ = none_held;
    } else if (from_ == none) { // the newest of what was there before
      from_ = arrival_ns;
      bound_ = waiting + most_waiting;
    }
  }
  /// While nobody may see it. What still waits when that ends belongs to the time before.
  void hide(bool now) {
    if (hidden_ && !now && from_ != none)
      from_ = newest_;
    hidden_ = now;
  }
  [[nodiscard]] bool hidden() const noexcept { return hidden_; }
  /// From which arrival on pictures are shown.
  [[nodiscard]] std::int64_t shown_from() const noexcept { return hidden_ ? none : from_; }

  /// The decoder has enough. What the lane repeats does not count: it is there already.
  [[nodiscard]] bool full(std::size_t waiting) const noexcept { return waiting >= bound_; }
  [[nodiscard]] bool hopeless(std::size_t waiting, std::size_t bytes) const noexcept {
    const bool many = waiting >= hopeless_waiting && waiting - hopeless_waiting >= bound_;
    return many || bytes >= hopeless_bytes;
  }

private:
  static constexpr std::size_t none_held = std::numeric_limits<std::size_t>::max() - most_waiting;
  std::int64_t from_ = 0;
  std::int64_t newest_ = 0;
  std::size_t bound_ = most_waiting;
  bool hidden_ = false;
};

} // namespace tessera::kiosk
