// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pipelines.hpp"

#include <tessera/door.hpp>

#include <gst/gst.h>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace tessera::room {

/// One device, open and encoded into a lane while it is wanted, and not else. Devices are slow to
/// open and to close, and some hang: that is done on a thread of its own. Context: the door's
/// thread.
class capture {
public:
  /// May be called on any thread, until the destructor has returned; more than once.
  using failed_handler = std::function<void(const std::string& why)>;

  capture(pipeline_plan plan, std::shared_ptr<share_lane> lane, failed_handler failed);
  capture(const capture&) = delete;
  capture& operator=(const capture&) = delete;
  /// Closes the device, and waits for that.
  ~capture();

  void want(bool open);
  void make_key_frame();
  /// Pieces that came out of it so far.
  [[nodiscard]] std::uint64_t pieces() const noexcept { return pieces_; }

  // Context: GStreamer's threads.
  void take(GstSample* sample);
  void fail(const std::string& why);

private:
  void run();
  [[nodiscard]] bool open();
  void close();

  const pipeline_plan plan_;
  const std::shared_ptr<share_lane> lane_;
  const failed_handler failed_;
  std::atomic<std::uint64_t> pieces_{0};
  std::atomic<std::int64_t> base_ns_{0}; ///< CLOCK_MONOTONIC at running time 0
  std::mutex mutex_;                     ///< guards what follows
  std::condition_variable news_;
  bool wanted_ = false;
  bool over_ = false;
  GstElement* sink_ = nullptr;
  GstElement* pipeline_ = nullptr; ///< the worker's alone
  std::thread worker_;
};

} // namespace tessera::room
