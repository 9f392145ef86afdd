// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/loop_actor.hpp"

#include <deque>
#include <functional>
#include <mutex>
#include <utility>

namespace tessera::test {

/// A loop that the test turns by hand. Work may come from any thread.
class hand_loop : public loops::loop {
public:
  void post(std::function<void()> work) override {
    std::lock_guard guard{mutex_};
    queue_.push_back(std::move(work));
  }

  /// Runs the oldest piece of work; false when there is none.
  bool run_once() {
    std::function<void()> work;
    {
      std::lock_guard guard{mutex_};
      if (queue_.empty())
        return false;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    work();
    return true;
  }

private:
  std::mutex mutex_;
  std::deque<std::function<void()>> queue_;
};

} // namespace tessera::test
