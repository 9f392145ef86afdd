// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <mutex>
#include <string>

namespace tessera::kiosk {

/// Where sound goes: the first output that is there. It may vanish and come back; whoever plays
/// looks again. Context: any thread.
class sound_output {
public:
  /// Looks for one; takes some milliseconds, with a server that hangs much longer. GStreamer must
  /// have started. Answers name().
  std::string find();
  /// GStreamer's name of it: pulsesink, pipewiresink or alsasink; empty = there is none, or nobody
  /// has looked.
  [[nodiscard]] std::string name() const;
  /// It has failed; the next find() looks again.
  void lost();

private:
  mutable std::mutex guard_;
  std::string name_;
};

} // namespace tessera::kiosk
