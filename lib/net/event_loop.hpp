// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace tessera::net {

/// One thread that runs network code. Everything else in lib/net that takes an event_loop& runs on
/// this thread, calls its handlers on it, and wants its functions called on it.
class event_loop {
public:
  using task = std::function<void()>;
  class impl;

  event_loop();
  event_loop(const event_loop&) = delete;
  event_loop& operator=(const event_loop&) = delete;
  /// Stops first.
  ~event_loop();

  /// Starts the thread; `name` (15 characters at most) stands in top and gdb.
  void start(const std::string& name = "net");

  /// Runs `work` soon on the loop's thread, in the order of the calls. Before start() it is kept,
  /// after stop() it is thrown away. Context: any thread.
  void post(task work);

  /// Runs what was posted before, then ends the thread and waits for it. Close servers first
  /// (post their close()); what is open then is cut. Context: any thread but the loop's own.
  void stop();

  [[nodiscard]] bool on_loop_thread() const noexcept;

  /// For lib/net itself.
  [[nodiscard]] impl& native() noexcept { return *impl_; }

private:
  std::unique_ptr<impl> impl_;
};

/// A task that is still to come; forgetting the handle calls it off. Context: the loop's thread.
class timer {
public:
  timer() = default;
  timer(timer&&) noexcept = default;
  timer& operator=(timer&& other) noexcept;
  ~timer();

  void cancel() noexcept;

  class impl;
  explicit timer(std::shared_ptr<impl> pending) : impl_(std::move(pending)) {}

private:
  std::shared_ptr<impl> impl_;
};

/// Runs `work` once, `delay` from now. Context: the loop's thread.
[[nodiscard]] timer
call_after(event_loop& loop, std::chrono::milliseconds delay, event_loop::task work);

} // namespace tessera::net
