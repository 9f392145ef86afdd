// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/admin_actor.hpp"
#include "admin/call_rows.hpp"
#include "loops/loop_actor.hpp"

#include <atomic>
#include <chrono>
#include <deque>
#include <memory>

namespace tessera::admin {

/// Work that blocks, one piece after the other, each on a thread of its own; the answers come on
/// the actor's thread. Whoever asks too much is refused. Context: the actor's thread.
class slow_lane : public std::enable_shared_from_this<slow_lane> {
public:
  using self_ptr = loops::loop_actor<admin_actor>*;
  static constexpr std::size_t most_waiting = 16;

  slow_lane(self_ptr self, std::chrono::milliseconds limit) : self_(self), limit_(limit) {}

  /// Answers errc::unavailable when too much waits, or when a former piece does not come to its
  /// end; errc::timeout when this one does not.
  void run(std::function<result<json>()> work, reply then);
  [[nodiscard]] bool idle() const noexcept { return !busy_ && *alive_ == 0; }

private:
  struct piece {
    std::function<result<json>()> work;
    reply then;
  };
  void next();

  self_ptr self_;
  std::chrono::milliseconds limit_;
  std::deque<piece> waiting_;
  bool busy_ = false;
  /// Threads that have not come to their end; more than this are not made by a disk that hangs.
  std::shared_ptr<std::atomic<int>> alive_ = std::make_shared<std::atomic<int>>(0);
  static constexpr int most_alive = 3;
};

} // namespace tessera::admin
