// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/unique_fd.hpp"
#include "net/lane.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace tessera::net {

/// What the pump calls. Context: the pump's thread, without a lock of the pump.
class lane_pump_client {
public:
  virtual ~lane_pump_client() = default;
  virtual void on_ready(std::uint64_t token, bool readable, bool writable) = 0;
  virtual void on_wake() = 0;
};

/// Private to lib/net: epoll, wake-ups at a time, and the thread. Its functions may be called on
/// any thread, with the client's lock held.
class lane_pump::impl {
public:
  using time = std::chrono::steady_clock::time_point;

  impl();
  ~impl();
  void stop();

  /// Watches `fd` for reading; keeps the client alive until remove(). 0 when the pump has stopped.
  [[nodiscard]] std::uint64_t add(int fd, std::shared_ptr<lane_pump_client> client);
  void want_write(std::uint64_t token, int fd, bool on);
  void remove(std::uint64_t token, int fd);
  /// Calls on_wake() at `when` if the client still lives.
  void wake_at(time when, std::weak_ptr<lane_pump_client> client);

private:
  struct wake {
    time when;
    std::weak_ptr<lane_pump_client> client;
  };

  void run();
  void signal() noexcept;
  [[nodiscard]] int next_timeout_ms();
  [[nodiscard]] std::vector<std::shared_ptr<lane_pump_client>> take_due();
  [[nodiscard]] std::shared_ptr<lane_pump_client> find(std::uint64_t token);

  unique_fd epoll_;
  unique_fd event_;
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, std::shared_ptr<lane_pump_client>> clients_;
  std::vector<wake> wakes_;
  std::uint64_t last_token_ = 0;
  bool stopped_ = false;
  std::thread thread_; // last: it uses all of the above
};

} // namespace tessera::net
