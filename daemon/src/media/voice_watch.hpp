// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace tessera::media {

/// Is somebody heard? From the levels that senders write beside their sound, so that nobody decodes
/// it: one click is no voice, and one breath no end of it. Pure. Spec: RFC 6464.
class voice_watch {
public:
  using time_point = std::chrono::steady_clock::time_point;
  /// -dBov: 0 is the loudest there is, 127 is silence. Speech lies at 20 to 45, a quiet room at 60.
  static constexpr int loud = 48;
  /// So much of it, less what was quiet, before somebody is said to speak.
  static constexpr std::chrono::milliseconds to_begin{120};
  static constexpr std::chrono::milliseconds to_end{800};

  /// One packet's level; what has changed, if anything.
  [[nodiscard]] std::optional<bool> take(int level, time_point now) {
    const auto since = before_ ? now - *before_ : std::chrono::nanoseconds{0};
    const auto span = std::min<std::chrono::nanoseconds>(since, longest_packet);
    before_ = now;
    if (level <= loud) {
      loud_at_ = now;
      voice_ = std::min<std::chrono::nanoseconds>(voice_ + span, to_begin);
    } else {
      voice_ = std::max<std::chrono::nanoseconds>(voice_ - span / 2, std::chrono::nanoseconds{0});
    }
    if (!speaking_ && voice_ >= to_begin)
      return turn(true);
    if (speaking_ && now - loud_at_ >= to_end)
      return turn(false);
    return std::nullopt;
  }
  [[nodiscard]] bool speaking() const noexcept { return speaking_; }

private:
  /// RFC 7587 4.2. After a hole nobody knows what was in it.
  static constexpr std::chrono::milliseconds longest_packet{120};

  std::optional<bool> turn(bool speaking) {
    speaking_ = speaking;
    voice_ = std::chrono::nanoseconds{0};
    return speaking;
  }

  bool speaking_ = false;
  std::chrono::nanoseconds voice_{0};
  time_point loud_at_{};
  std::optional<time_point> before_;
};

} // namespace tessera::media
