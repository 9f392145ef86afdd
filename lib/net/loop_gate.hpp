// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/event_loop.hpp"

#include <mutex>
#include <utility>

namespace tessera::net {

/// Private to lib/net: a way to a loop for those that may outlive it. Whoever knows when the loop
/// goes shuts it before. Context: any thread.
class loop_gate {
public:
  explicit loop_gate(event_loop& loop) : loop_(&loop) {}

  void post(event_loop::task work) {
    std::lock_guard hold{mutex_};
    if (loop_)
      loop_->post(std::move(work));
  }

  void shut() {
    std::lock_guard hold{mutex_};
    loop_ = nullptr;
  }

private:
  std::mutex mutex_;
  event_loop* loop_;
};

} // namespace tessera::net
