// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pipelines.hpp"

#include <tessera/door.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace tessera::room {

/// One device, open and encoded into a lane while it is wanted, and not else. Devices are slow to
/// open and to close, and some hang: that is done on a thread of its own, which is left behind when
/// it hangs. Context: the door's thread.
class capture {
public:
  /// So long the destructor waits for the device: a door must let go of two within half a second.
  static constexpr std::chrono::milliseconds patience{200};

  /// May be called on any thread, until the destructor has returned; more than once.
  using failed_handler = std::function<void(const std::string& why)>;

  capture(pipeline_plan plan, std::shared_ptr<share_lane> lane, failed_handler failed);
  capture(const capture&) = delete;
  capture& operator=(const capture&) = delete;
  /// Closes the device, and waits a moment for that. Nothing comes out of it afterwards.
  ~capture();

  void want(bool open);
  void make_key_frame();
  /// Pieces that came out of it so far.
  [[nodiscard]] std::uint64_t pieces() const noexcept;
  /// Becomes true when the device is closed for good, which may be long after the destructor.
  [[nodiscard]] std::shared_ptr<const std::atomic<bool>> closed() const;

private:
  class device;
  std::shared_ptr<device> device_; ///< its thread has it too
  std::thread worker_;
};

} // namespace tessera::room
