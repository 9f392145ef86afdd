// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/reaper.hpp"

#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

namespace tessera::media {

namespace {

constexpr std::chrono::milliseconds last_wait{400};

} // namespace

struct reaper::shared {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::function<void()>> queue;
  bool busy = false;
  bool stop = false;

  void run() {
    pthread_setname_np(pthread_self(), "media-reaper");
    std::unique_lock hold{mutex};
    while (true) {
      changed.wait(hold, [this] { return stop || !queue.empty(); });
      if (queue.empty())
        return;
      auto work = std::move(queue.front());
      queue.pop_front();
      busy = true;
      hold.unlock();
      work();
      work = nullptr;
      hold.lock();
      busy = false;
      changed.notify_all();
    }
  }
};

reaper::reaper() : shared_(std::make_shared<shared>()) {}

reaper::~reaper() {
  {
    std::lock_guard hold{shared_->mutex};
    shared_->stop = true;
  }
  shared_->changed.notify_all();
  if (!thread_.joinable())
    return;
  if (wait_idle(last_wait))
    thread_.join();
  else
    thread_.detach();
}

void reaper::add(std::function<void()> work) {
  {
    std::lock_guard hold{shared_->mutex};
    shared_->queue.push_back(std::move(work));
    if (!thread_.joinable())
      thread_ = std::thread([state = shared_] { state->run(); });
  }
  shared_->changed.notify_all();
}

bool reaper::wait_idle(std::chrono::milliseconds limit) {
  std::unique_lock hold{shared_->mutex};
  return shared_->changed.wait_for(
      hold, limit, [this] { return shared_->queue.empty() && !shared_->busy; });
}

} // namespace tessera::media
