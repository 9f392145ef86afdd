// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/result.hpp"

#include <chrono>

namespace tessera::meeting {

/// A file that is written again after a while when that failed.
class disk_copy {
public:
  static constexpr std::chrono::seconds retry{30};

  /// Calls `write` when there is something to write; a failure is logged once, with what follows
  /// from it.
  template <class Write>
  void write(bool changed, Write write, const log_topic& topic, const char* consequence) {
    pending_ = pending_ || changed;
    auto now = monotonic::now();
    if (!pending_ || (failed_ && now - tried_ < retry))
      return;
    tried_ = now;
    auto written = write();
    if (!written && !failed_)
      topic.warning("{}; {}", written.error().message(), consequence);
    failed_ = pending_ = !written;
  }

private:
  bool pending_ = false;
  bool failed_ = false;
  monotonic::time_point tried_{};
};

} // namespace tessera::meeting
