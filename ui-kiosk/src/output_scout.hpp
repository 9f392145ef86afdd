// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sound_output.hpp"

#include <memory>

namespace tessera::kiosk {

/// Looks for something to play sound on in a thread of its own, at once and again and again while
/// there is nothing: one that is plugged in is known before anybody plays. A server that hangs
/// holds up this thread alone. Context: any one thread.
class output_scout {
public:
  explicit output_scout(std::shared_ptr<sound_output> output);
  /// Does not wait for the thread: it may hang.
  ~output_scout();
  output_scout(const output_scout&) = delete;
  output_scout& operator=(const output_scout&) = delete;

  /// GStreamer must have started. Calling twice does no harm.
  void start();

private:
  struct state;
  std::shared_ptr<state> state_;
};

} // namespace tessera::kiosk
