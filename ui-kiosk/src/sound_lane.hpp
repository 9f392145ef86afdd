// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/log.hpp"
#include "proto/lane_frame.hpp"
#include "sound_worker.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <thread>

namespace tessera::kiosk {

/// The sound of one lane, played in a thread of its own, which begins with the first sound. Nothing
/// here waits for the sound server. Context: the lane's reader thread, but for set_volume().
class sound_lane {
public:
  sound_lane(std::string share, std::shared_ptr<sound_output> output);
  /// A thread that a hanging server holds is left behind; it ends when the server lets go.
  ~sound_lane();
  sound_lane(const sound_lane&) = delete;
  sound_lane& operator=(const sound_lane&) = delete;

  void take_caps(const lane::frame& frame);
  /// `picture_lag`: how long after they were due the lane's pictures stand on the display, 0 =
  /// there are none.
  void take(lane::frame packet, std::int64_t picture_lag);
  /// 0 to 1, as people hear it. Context: any thread.
  void set_volume(double volume) { worker_->set_volume(volume); }

private:
  log_topic log_{"sound"};
  const std::string share_;
  const std::shared_ptr<sound_worker> worker_;
  std::thread thread_;
};

} // namespace tessera::kiosk
