// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/unique_fd.hpp"
#include "media/packetiser.hpp"
#include "media/view_feed.hpp"
#include "net/lane_requests.hpp"
#include "proto/lane_frame.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace tessera::media {

/// Reads the lane of one share for all who watch it on devices of their own: each picture is read and
/// cut into packets once. Their wishes for a key frame go out as one. Where none can be asked for they
/// wait for the next one: what a lane keeps of the time before somebody watched is not for him.
class lane_tap {
public:
  /// Whoever watches or comes: the sender makes a key frame for them at most so often.
  static constexpr std::chrono::milliseconds key_frame_pause{1000};
  /// One who has fallen behind waits for it so long; the others pay for it.
  static constexpr std::chrono::milliseconds slow_pause{5000};

  /// `reader`: the lane's end. `on_over`: the tap's thread, once, when the lane has ended by itself.
  lane_tap(share_id share, unique_fd reader, std::function<void()> on_over);
  lane_tap(const lane_tap&) = delete;
  lane_tap& operator=(const lane_tap&) = delete;
  /// Stops the thread and waits for it; it never blocks for long.
  ~lane_tap();

  /// Context: any thread.
  void add(std::shared_ptr<view_feed> feed);
  void remove(const std::shared_ptr<view_feed>& feed);
  /// A receiver has lost something. Context: any thread.
  void want_key_frame();
  [[nodiscard]] bool unused() const;

private:
  using clock = std::chrono::steady_clock;
  void run();
  [[nodiscard]] bool read_lane();
  [[nodiscard]] bool take(const lane::frame& frame);
  void take_caps(const lane::frame& frame);
  void spread(const lane::frame& frame, packetiser* with, const std::string& codec);
  void ask();
  void wake() const noexcept;
  [[nodiscard]] int wait_ms() const;

  const share_id share_;
  unique_fd lane_;
  unique_fd wake_fd_;
  std::function<void()> on_over_;

  lane::frame_reader frames_;
  std::string codec_;
  std::optional<bool> asks_; ///< the source makes a key frame on request; empty = not known yet
  std::unique_ptr<packetiser> pictures_;
  std::unique_ptr<packetiser> sound_;

  mutable std::mutex mutex_; ///< guards what follows up to stopping_
  std::vector<std::shared_ptr<view_feed>> feeds_;
  net::request_gate gate_{key_frame_pause};
  clock::time_point slow_asked_{};

  std::atomic<bool> stopping_{false};
  std::thread thread_; ///< last: it uses all of the above
};

} // namespace tessera::media
