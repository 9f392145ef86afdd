// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace tessera::media {

/// Which pictures go to one who watches. Who cannot take them all gets key frames only, until his
/// line is well again: nobody encodes for him alone, and nobody waits for him. Pure.
class view_gate {
public:
  using time_point = std::chrono::steady_clock::time_point;
  /// Pictures of so long may wait for his line; more, and the rest up to the next key frame is left
  /// out.
  static constexpr std::chrono::milliseconds most_waiting{250};
  /// Of his packets, as his receiver reports them.
  static constexpr double bad_loss = 0.1;
  static constexpr double good_loss = 0.02;
  static constexpr int bad_reports = 3;   ///< one after the other, before he gets less
  static constexpr int good_reports = 10; ///< before he gets all again; doubles each time
  static constexpr int most_good_reports = 160;

  /// Another source, or a new start: the next picture is a key frame.
  void start() noexcept { awaits_key_ = true; }

  /// May this one go? `waiting`: from the oldest to the newest of his that have not left yet.
  [[nodiscard]] bool take(bool key, std::chrono::nanoseconds waiting) noexcept {
    if (waiting >= most_waiting) {
      awaits_key_ = true;
      return false;
    }
    if (key)
      awaits_key_ = false;
    return key || !(awaits_key_ || thin_);
  }
  /// Once a second: what his receiver says.
  void report(double loss) noexcept {
    bad_ = loss > bad_loss ? bad_ + 1 : 0;
    good_ = loss < good_loss ? good_ + 1 : 0;
    if (!thin_ && bad_ >= bad_reports) {
      thin_ = true;
      good_ = 0;
    } else if (thin_ && good_ >= wanted_) {
      thin_ = false;
      awaits_key_ = true;
      wanted_ = wanted_ < most_good_reports ? wanted_ * 2 : wanted_;
    }
  }
  /// He waits for a key frame, and it makes sense to ask for one.
  [[nodiscard]] bool wants_key() const noexcept { return awaits_key_ || thin_; }
  /// Key frames only.
  [[nodiscard]] bool thin() const noexcept { return thin_; }

private:
  bool awaits_key_ = true;
  bool thin_ = false;
  int bad_ = 0;
  int good_ = 0;
  int wanted_ = good_reports;
};

} // namespace tessera::media
