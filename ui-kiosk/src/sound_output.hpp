// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>
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
  /// Held while one looks and starts to play: when the server hangs, no second one hangs with it.
  /// Not owned when somebody else holds it.
  [[nodiscard]] std::unique_lock<std::mutex> take_turn() {
    return std::unique_lock{turn_, std::try_to_lock};
  }
  /// It has failed; the next find() looks again.
  void lost();

  /// `tell` is called in whichever thread has changed what name() says, and must only post. After
  /// the call no former one is called any more.
  void on_change(std::function<void()> tell);

private:
  void rename(const char* name);

  mutable std::mutex guard_;
  std::mutex turn_;
  std::string name_;
  std::function<void()> changed_;
};

/// As kiosk.ready calls an output: pulse, pipewire, alsa; empty for none.
[[nodiscard]] std::string word_for_output(const std::string& name);

} // namespace tessera::kiosk
