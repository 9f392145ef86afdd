// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <chrono>

namespace tessera::media {

/// Lets key-frame requests through, but not in a storm: a 1080p key frame is worth a quarter of a
/// second of the line, and of several on a bad one, where the next request would only make the next
/// key frame wait behind it. A request that fell into the pause is repeated until a key frame
/// comes.
class key_frame_gate {
public:
  using time_point = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::milliseconds pause{500};
  static constexpr std::chrono::milliseconds longest_pause{2000}; ///< doubles up to here
  static constexpr std::chrono::milliseconds patience{1000};

  /// True: send the request now.
  [[nodiscard]] bool request(time_point now) {
    wanted_ = true;
    if (sent_once_ && now - sent_ < pause_)
      return false;
    pause_ = answered_ ? pause : std::min(2 * pause_, longest_pause);
    answered_ = false;
    sent_once_ = true;
    sent_ = now;
    return true;
  }
  /// True: nobody answered; make the request again.
  [[nodiscard]] bool overdue(time_point now) const {
    return wanted_ && (!sent_once_ || now - sent_ >= std::max(patience, pause_));
  }
  void key_frame_came() {
    wanted_ = false;
    answered_ = true;
    pause_ = pause;
  }
  [[nodiscard]] bool wanted() const { return wanted_; }

private:
  bool wanted_ = false;
  bool sent_once_ = false;
  bool answered_ = true;
  std::chrono::milliseconds pause_{pause};
  time_point sent_{};
};

} // namespace tessera::media
