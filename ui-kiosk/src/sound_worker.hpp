// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/log.hpp"
#include "core/playout_delay.hpp"
#include "core/sound_queue.hpp"
#include "proto/lane_frame.hpp"
#include "sound_output.hpp"
#include "sound_player.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace tessera::kiosk {

/// What plays the sound of one lane, in run()'s thread. A sound server that hangs holds up that
/// thread and nothing else. An output that is not there, or fails, is looked for again.
/// Context: any thread, but for run().
class sound_worker {
public:
  /// After a failure nothing is tried for so long; looking costs some milliseconds.
  static constexpr std::int64_t retry_ns = 1'500'000'000;
  /// A server without a device takes sound and fails a moment later; what fails sooner is no news.
  static constexpr std::int64_t works_ns = 10'000'000'000;
  /// Another share looks just now: one is enough when that hangs.
  static constexpr std::int64_t turn_ns = 100'000'000;

  sound_worker(std::string share, std::shared_ptr<sound_output> output)
      : share_(std::move(share)), output_(std::move(output)) {}

  /// Until stop(), and until the server lets go.
  void run();

  void put_caps(std::optional<lane::sound_caps> caps);
  void put(lane::frame packet);
  void set_volume(double volume) { volume_ = volume; }
  /// How long after they were due the lane's pictures stand on the display.
  void set_picture_lag(std::int64_t lag) { picture_lag_ = lag; }
  void stop();
  /// True when run() has ended; false when what it does takes longer than that, counted from when
  /// it began.
  [[nodiscard]] bool wait_ended(std::chrono::milliseconds patience);

private:
  /// What run() does next, the first of these.
  struct job {
    bool stop = false;
    std::optional<std::optional<lane::sound_caps>> caps;
    std::optional<sound_queue::item> item;
  };

  [[nodiscard]] job next();
  void play(const sound_queue::item& item);
  void tell_delay();
  [[nodiscard]] bool open();
  [[nodiscard]] bool find_player();
  void close();

  log_topic log_{"sound"};
  const std::string share_;
  const std::shared_ptr<sound_output> output_;

  std::mutex guard_;
  std::condition_variable changed_;
  sound_queue waiting_;
  std::optional<std::optional<lane::sound_caps>> new_caps_;
  bool stop_ = false;
  bool ended_ = false;
  std::int64_t busy_since_ns_ = 0; ///< 0 = it waits for something to do

  std::atomic<double> volume_ = 1;
  std::atomic<std::int64_t> picture_lag_ = 0;
  std::atomic<bool> failed_ = false;
  std::atomic<bool> told_failed_ = false;

  // run()'s thread only
  std::optional<lane::sound_caps> caps_;
  std::unique_ptr<sound_player> player_;
  playout_delay delay_;
  bool gap_ = false; ///< a packet was left out
  bool told_none_ = false;
  std::int64_t not_before_ns_ = 0;
  std::int64_t opened_ns_ = 0;
  double told_volume_ = -1;
  std::int64_t told_delay_ = 0;
};

} // namespace tessera::kiosk
