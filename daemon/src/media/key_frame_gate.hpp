// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace tessera::media {

/// Lets key-frame requests through, but not in a storm: a 1080p key frame is worth a quarter of a
/// second of the line. A request that fell into the pause is repeated until a key frame comes.
class key_frame_gate {
public:
  using time_point = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::milliseconds pause{500};
  static constexpr std::chrono::milliseconds patience{1000};

  /// True: send the request now.
  [[nodiscard]] bool request(time_point now) {
    wanted_ = true;
    if (sent_once_ && now - sent_ < pause)
      return false;
    sent_once_ = true;
    sent_ = now;
    return true;
  }
  /// True: nobody answered; make the request again.
  [[nodiscard]] bool overdue(time_point now) const {
    return wanted_ && (!sent_once_ || now - sent_ >= patience);
  }
  void key_frame_came() { wanted_ = false; }
  [[nodiscard]] bool wanted() const { return wanted_; }

private:
  bool wanted_ = false;
  bool sent_once_ = false;
  time_point sent_{};
};

} // namespace tessera::media
