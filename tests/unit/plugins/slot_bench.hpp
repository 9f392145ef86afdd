// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "plugins/plugin_slot.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>

namespace tessera::plugins::testing {

/// A slot with the probe door on a network thread of its own, and what comes out of it.
class slot_bench {
public:
  slot_bench(isolation where, const std::string& mode);
  ~slot_bench();

  /// The next message or change of state, encoded; "(nothing)" after 10 s.
  [[nodiscard]] std::string next();
  /// Goes on to the next thing that begins like this; the last thing seen in any case.
  [[nodiscard]] std::string next_like(std::string_view beginning);

  void send(control::to_door message, unique_fd fd = {});
  void stop();
  /// Runs on the network thread and waits for it.
  void on_network(const std::function<void(plugin_slot&)>& work);

private:
  void note(std::string line);

  net::event_loop network_;
  std::unique_ptr<plugin_slot> slot_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> seen_;
};

} // namespace tessera::plugins::testing
