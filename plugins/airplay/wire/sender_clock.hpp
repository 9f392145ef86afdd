// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The sender's clock, which the receiver asks for over UDP. Spec: RFC 5905 8 for the sums.
/// Observed: packets of 32 bytes, 80 d2 asks and 80 d3 answers; the answer's clock has 1900 as its
/// start, the mirror stream's has not.
namespace tessera::airplay {

inline constexpr std::size_t timing_bytes = 32;
inline constexpr std::chrono::seconds timing_interval{3};

/// 32.32 seconds and nanoseconds.
[[nodiscard]] std::int64_t nanoseconds_of(std::uint64_t fixed) noexcept;
[[nodiscard]] std::uint64_t fixed_of(std::int64_t nanoseconds) noexcept;

/// `now_ns`: our own clock, CLOCK_MONOTONIC. It comes back in the answer.
[[nodiscard]] std::string timing_request(std::int64_t now_ns);

class sender_clock {
public:
  /// Errors: parse_error (not an answer to a question of ours).
  [[nodiscard]] result<> take(std::string_view answer, std::int64_t now_ns);
  /// Our own clock at that moment of the sender's (without 1900); empty before the first answer.
  [[nodiscard]] std::optional<std::int64_t> ours(std::uint64_t theirs) const noexcept;
  [[nodiscard]] std::size_t answers() const noexcept { return taken_; }

private:
  struct sample {
    std::int64_t offset_ns = 0; ///< theirs minus ours
    std::int64_t delay_ns = 0;
  };
  /// The one with the least delay tells the truth best; old ones are forgotten, for clocks drift.
  static constexpr std::size_t kept = 8;
  std::array<sample, kept> samples_{};
  std::size_t taken_ = 0;
};

} // namespace tessera::airplay
