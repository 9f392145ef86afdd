// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace tessera::loops {

/// The way from foreign threads to a loop, for as long as its owner lives. A library's threads may
/// run on after the loop is gone: what they post then is thrown away.
class post_gate {
public:
  using executor = std::function<void(std::function<void()>)>;

  explicit post_gate(executor to) : shared_(std::make_shared<shared>()) {
    shared_->to = std::move(to);
  }
  post_gate(const post_gate&) = delete;
  post_gate& operator=(const post_gate&) = delete;
  /// Nobody is inside the executor any more when this returns.
  ~post_gate() {
    std::lock_guard guard{shared_->mutex};
    shared_->to = nullptr;
  }

  /// May outlive the gate. Context: any thread.
  [[nodiscard]] executor entry() const {
    return [shared = shared_](std::function<void()> work) {
      std::lock_guard guard{shared->mutex};
      if (shared->to)
        shared->to(std::move(work));
    };
  }

private:
  struct shared {
    std::mutex mutex;
    executor to;
  };
  std::shared_ptr<shared> shared_;
};

} // namespace tessera::loops
