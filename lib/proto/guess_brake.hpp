// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace tessera {

/// Slows down those who guess a secret: after five wrong ones each further one doubles the wait,
/// counted per source and over all sources. Pure; the time is the caller's.
class guess_brake {
public:
  using time = monotonic::time_point;

  static constexpr int free_attempts = 5; ///< wrong ones before one must wait
  static constexpr std::chrono::seconds first_wait{2};
  static constexpr std::chrono::seconds longest_wait{300}; ///< of a source
  /// Of everybody, since the last wrong one: longer than longest_fresh_pause, so that those who
  /// have not guessed come first.
  static constexpr std::chrono::seconds longest_wait_in_all{120};
  /// Without a further wrong one; a source's count stays while everybody must wait, else few
  /// addresses in turn would always have a fresh one.
  static constexpr std::chrono::minutes forget_after{15};
  static constexpr std::size_t max_sources = 1024; ///< the oldest is forgotten first
  /// While everybody must wait, so often somebody without a wrong one of their own may try; it
  /// doubles with each further wrong one of anybody. Who turns out to be right uses up nothing.
  static constexpr std::chrono::seconds fresh_pause{5};
  static constexpr std::chrono::seconds longest_fresh_pause{60};

  /// May this source try now? Whoever is let through must be told of by wrong(), right() or
  /// neither().
  /// Errors: too_many_attempts; retry_after says when the next attempt will be looked at.
  [[nodiscard]] result<> may_try(const std::string& source, time now);
  /// Counts a wrong one; returns how long its source must wait now (0 = not at all).
  std::chrono::milliseconds wrong(const std::string& source, time now);
  /// The count of all ages by itself: guessing goes on slowly.
  void right(const std::string& source);
  /// It was no guess: nothing is counted, and no turn used up.
  void neither() { fresh_tried_ = fresh_wrong_; }

  /// Wrong ones in a row from everybody.
  [[nodiscard]] int wrong_in_all() const noexcept { return all_.wrong; }
  [[nodiscard]] std::size_t sources() const noexcept { return sources_.size(); }

private:
  struct counter {
    int wrong = 0;
    time last{};
    time open_at{}; ///< no attempt is looked at before
  };
  static void age(counter& c, time now);
  static void count_wrong(counter& c, std::chrono::seconds longest, time now);
  [[nodiscard]] time fresh_open_at() const;
  [[nodiscard]] bool may_pass_as_fresh(const counter& mine, time now);
  counter& counter_of(const std::string& source, time now);

  counter all_;
  std::map<std::string, counter> sources_;
  time fresh_tried_{};
  time fresh_wrong_{}; ///< the last of these tries that was wrong
};

} // namespace tessera
