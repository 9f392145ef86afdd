// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "output_scout.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace tessera::kiosk {
namespace {

constexpr std::chrono::seconds look_again{10};

} // namespace

struct output_scout::state {
  std::shared_ptr<sound_output> output;
  std::mutex guard;
  std::condition_variable over;
  bool started = false;
  bool stopping = false;

  void run() {
    do {
      // A player that looks or starts just now finds it as well.
      if (auto turn = output->take_turn(); turn.owns_lock() && output->name().empty())
        output->find();
    } while (!wait());
  }

  bool wait() {
    std::unique_lock lock{guard};
    return over.wait_for(lock, look_again, [this] { return stopping; });
  }
};

output_scout::output_scout(std::shared_ptr<sound_output> output)
    : state_(std::make_shared<state>()) {
  state_->output = std::move(output);
}

output_scout::~output_scout() {
  std::lock_guard lock{state_->guard};
  state_->stopping = true;
  state_->over.notify_all();
}

void output_scout::start() {
  std::lock_guard lock{state_->guard};
  if (!std::exchange(state_->started, true))
    std::thread{[shared = state_] { shared->run(); }}.detach();
}

} // namespace tessera::kiosk
