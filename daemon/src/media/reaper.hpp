// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace tessera::media {

/// A thread for work that may block: taking pipelines down waits for their streaming threads.
class reaper {
public:
  reaper();
  reaper(const reaper&) = delete;
  reaper& operator=(const reaper&) = delete;
  /// Waits a moment for what is queued; a piece of work that hangs is left behind.
  ~reaper();

  /// Context: any thread.
  void add(std::function<void()> work);
  /// True when nothing is left to do, false when the time is over. Context: any thread.
  [[nodiscard]] bool wait_idle(std::chrono::milliseconds limit);

private:
  struct shared;
  std::shared_ptr<shared> shared_;
  std::thread thread_; ///< started by the first add()
};

} // namespace tessera::media
