// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/lane.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace tessera::media {

/// Where what one media section brings goes just now: the same section may be given to another share
/// by a later offer. Context: any thread.
class outlet {
public:
  struct target {
    std::shared_ptr<net::lane_writer> lane; ///< null = nowhere
    std::function<void()> on_first_picture = {};
  };

  explicit outlet(target to) : to_(std::move(to)) {}

  void lead_to(target to) {
    std::lock_guard guard{mutex_};
    to_ = std::move(to);
    ++turns_;
  }
  void shut() { lead_to({}); }

  struct view {
    target to;
    unsigned turn = 0; ///< another one after each lead_to()
  };
  [[nodiscard]] view now() const {
    std::lock_guard guard{mutex_};
    return {to_, turns_};
  }

private:
  mutable std::mutex mutex_;
  target to_;
  unsigned turns_ = 0;
};

} // namespace tessera::media
