// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace tessera::media {

/// How long the jitter buffer waits for a missing packet. GStreamer counts from the time stamp of
/// the packet, which is when its picture was taken. While packets stand in the sender's queue that
/// is over before anything can be sent again, so that each loss would cost a key frame, and the key
/// frame would lengthen the queue. What the queue takes is added here.
/// Observed: docs/decisions/0003-retransmission.md.
class loss_wait {
public:
  using time_point = std::chrono::steady_clock::time_point;
  using milliseconds = std::chrono::milliseconds;

  /// The least lag is looked for in as long a time; clocks that drift apart do not count then.
  static constexpr std::chrono::seconds window{10};
  /// A queue that has emptied counts for so long; the next key frame fills it again.
  static constexpr std::chrono::seconds hold{2};
  static constexpr milliseconds step{100};
  /// What comes later than that, or earlier, is a stream begun anew.
  static constexpr milliseconds most_lag{4000};

  /// `usual`: for packets that did not have to queue.
  explicit loss_wait(milliseconds usual) : usual_(usual), told_(usual) {}

  /// A packet that came for the first time; `stamp` is its RTP time, at 90 kHz. What the buffer
  /// must be told now, if that has changed. Spec: RFC 3550 5.1.
  [[nodiscard]] std::optional<milliseconds> take(time_point arrival, std::uint32_t stamp);

private:
  using nanoseconds = std::chrono::nanoseconds;
  [[nodiscard]] nanoseconds lag_of(time_point arrival, std::uint32_t stamp);

  milliseconds usual_;
  milliseconds told_;
  std::optional<time_point> lower_since_;
  milliseconds most_since_{0}; ///< wanted since then
  bool begun_ = false;
  std::uint32_t last_stamp_ = 0;
  std::int64_t ticks_ = 0; ///< of the stamps, without their turning over
  time_point turn_{};
  nanoseconds least_before_{};
  nanoseconds least_now_{};
};

} // namespace tessera::media
