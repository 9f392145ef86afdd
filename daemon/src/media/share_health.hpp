// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/messages/room.hpp>

#include <chrono>
#include <cstdint>
#include <string>

namespace tessera::media {

/// What is measured of one share in about a second.
struct share_sample {
  std::chrono::milliseconds span{1000};
  std::uint64_t frames = 0;   ///< pictures; of a share of sound alone its packets
  std::uint64_t bytes = 0;    ///< of the frames
  std::uint64_t received = 0; ///< RTP packets that came in time
  std::uint64_t lost = 0;     ///< RTP packets that did not
  std::uint64_t repaired = 0; ///< RTP packets that came when they were sent again
  std::uint64_t bunched = 0;  ///< frames that came right behind the one before
  std::chrono::nanoseconds held{0}; ///< all frames together: from arrival until whole and in turn
  std::chrono::milliseconds jitter{0};
  bool transport_up = true; ///< ICE connected and something heard lately
};

struct share_report {
  share_state state = share_state::connecting;
  std::string reason;
  double fps = 0;
  int kbps = 0;
  double loss = 0;
  double bunched_fps = 0;
  int held_ms = 0;
};

/// From samples to what people are told.
class share_health {
public:
  /// When a share counts as weak; and when it is well again. At 5 % on the way the picture halts for
  /// a tenth of a second now and then.
  static constexpr double weak_loss = 0.05;
  static constexpr double well_loss = 0.02;
  static constexpr std::chrono::milliseconds weak_jitter{80};
  static constexpr std::chrono::milliseconds well_jitter{40};
  /// No packet for this long on a line that lives: the page sends nothing.
  static constexpr std::chrono::milliseconds paused_after{3000};

  [[nodiscard]] share_report take(const share_sample& sample);

private:
  bool seen_picture_ = false;
  bool weak_ = false;
  double loss_ = 0; ///< smoothed
  std::chrono::milliseconds silence_{0};
};

} // namespace tessera::media
