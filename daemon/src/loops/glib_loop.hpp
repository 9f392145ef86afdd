// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/loop_actor.hpp"

#include <atomic>
#include <string>
#include <thread>

using GMainContext = struct _GMainContext;
using GMainLoop = struct _GMainLoop;

namespace tessera::loops {

/// The GLib thread as a home for actors: one private main context, one thread.
class glib_loop : public loop {
public:
  glib_loop();
  glib_loop(const glib_loop&) = delete;
  glib_loop& operator=(const glib_loop&) = delete;
  /// Stops first.
  ~glib_loop() override;

  /// Starts the thread; `name` has 15 characters at most.
  void start(const std::string& name = "glib");

  /// Before start() work is kept, after stop() it is thrown away.
  void post(std::function<void()> work) override;

  /// Runs what was posted before, then ends the thread and waits for it. Context: any thread but
  /// the loop's own.
  void stop();

  /// For sources of libraries that belong on this thread (timers, Avahi, bus watches).
  [[nodiscard]] GMainContext* context() const noexcept { return context_; }
  [[nodiscard]] bool on_loop_thread() const noexcept;

private:
  GMainContext* context_;
  GMainLoop* loop_;
  std::thread thread_;
  std::atomic<bool> stopped_{false};
};

} // namespace tessera::loops
