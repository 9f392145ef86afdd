// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tessera::kiosk {

/// Lines decoded sound up without a gap. What shall be played a little earlier or later than its
/// turn is played a little faster or slower, which nobody hears, until it is where it belongs; what
/// is far from its turn, or follows a gap, is put there at once. Pure.
class sound_line {
public:
  /// So near to its moment is near enough.
  static constexpr std::int64_t near_ns = 2'000'000;
  /// So far from it a jump is better than to hear it wrong for long.
  static constexpr std::int64_t far_ns = 80'000'000;
  /// One frame in so many is left out or added: a sixth of a semitone.
  static constexpr std::int64_t slope = 100;

  struct place {
    std::int64_t at_ns = 0;
    std::size_t frames = 0; ///< to be made of those that came
    bool jump = false;      ///< what came before does not end here
  };

  explicit sound_line(int rate) : rate_(rate) {}

  /// Where these frames go that shall be heard at `wanted_ns`. `gap`: some before them are missing.
  [[nodiscard]] place put(std::int64_t wanted_ns, std::size_t frames, bool gap);

private:
  const std::int64_t rate_;
  std::int64_t base_ns_ = 0; ///< after the last jump
  std::int64_t frames_ = 0;  ///< since then
  bool begun_ = false;
};

/// The same sound in another number of frames, both at least one. `in` holds whole frames.
[[nodiscard]] std::vector<float>
stretch(std::span<const float> in, std::size_t channels, std::size_t frames);

} // namespace tessera::kiosk
