// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "core/gain_ramp.hpp"
#include "core/device_drift.hpp"
#include "core/sound_line.hpp"
#include "proto/lane_frame.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

struct _GstBuffer;
struct _GstElement;

namespace tessera::kiosk {

/// GStreamer's decoder and output for the sound of one share.
/// Context: made, fed and destroyed by one thread.
class sound_player {
public:
  /// `output`: what sound_output found. `failed`: one of GStreamer's threads, perhaps more than
  /// once; the player is of no use any more. Errors: internal (it does not start).
  [[nodiscard]] static result<std::unique_ptr<sound_player>>
  make(const lane::sound_caps& caps,
       const std::string& output,
       std::function<void(const std::string&)> failed);
  ~sound_player();
  sound_player(const sound_player&) = delete;
  sound_player& operator=(const sound_player&) = delete;

  /// One packet of the codec, to be heard at `at_ns` (CLOCK_MONOTONIC). `gap`: one before it is missing.
  /// Errors: closed (the player stopped).
  [[nodiscard]] result<> play(const lane::frame& packet, std::int64_t at_ns, bool gap);
  /// 0 to 1, as people hear it.
  void set_volume(double volume);

private:
  explicit sound_player(std::function<void(const std::string&)> failed);
  result<> start(const std::string& description);
  void watch_decoded();
  void follow_device();
  _GstBuffer* line_up(_GstBuffer* decoded);

  std::function<void(const std::string&)> failed_;
  sound_line line_;    ///< the decoder's thread only
  device_drift drift_; ///< the output's thread only
  _GstElement* pipeline_ = nullptr;
  _GstElement* source_ = nullptr;
  _GstElement* gain_ = nullptr;
  gain_ramp ramp_;
  bool skipped_ = false; ///< packets, while nothing was to be heard
};

} // namespace tessera::kiosk
