// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/log.hpp"
#include "core/playout_delay.hpp"
#include "proto/lane_frame.hpp"
#include "sound_output.hpp"
#include "sound_player.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tessera::kiosk {

/// The sound of one lane. An output that is not there, or fails, costs the sound and no picture; it
/// is looked for again. Context: the lane's reader thread, but for set_volume().
class sound_lane {
public:
  /// After a failure nothing is tried for so long.
  static constexpr std::int64_t retry_ns = 5'000'000'000;

  sound_lane(std::string share, std::shared_ptr<sound_output> output)
      : share_(std::move(share)), output_(std::move(output)) {}

  void take_caps(const lane::frame& frame);
  void take(const lane::frame& packet);
  /// Nobody shall hear it just now: nothing is decoded.
  void rest();
  /// 0 to 1, as people hear it. Context: any thread.
  void set_volume(double volume) { volume_ = volume; }

private:
  [[nodiscard]] bool open(std::int64_t now);
  void close();

  log_topic log_{"sound"};
  std::string share_;
  std::shared_ptr<sound_output> output_;
  std::optional<lane::sound_caps> caps_;
  std::unique_ptr<sound_player> player_;
  playout_delay delay_;
  bool told_none_ = false;
  std::int64_t tried_at_ns_ = 0;
  double told_volume_ = -1;
  std::atomic<double> volume_ = 1;
  std::atomic<bool> failed_ = false;
};

} // namespace tessera::kiosk
