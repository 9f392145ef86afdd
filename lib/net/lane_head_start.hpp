// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/lane_queue.hpp"

#include <cstddef>
#include <vector>

namespace tessera::net {

/// The last key frame of a lane and what came after it: a reader that comes late begins with them.
/// A source begins with a key frame, often before its first reader is there, and not each one can be
/// asked for another (AirPlay's cannot). Pure.
class lane_head_start {
public:
  struct limits {
    std::size_t pictures;
    std::size_t bytes;
  };
  /// Of a source that makes a key frame when asked: two seconds, for its first reader.
  static constexpr limits brief{64, 4 * 1024 * 1024};
  /// Of one that does not: a minute of moving pictures, which a display decodes in a few seconds;
  /// hours of a screen that stands still.
  static constexpr limits long_one{1800, 32 * 1024 * 1024};

  /// What is kept goes; what comes is kept up to these.
  void begin(limits most);
  /// Whether a picture is to be kept: a key frame is, and what continues one.
  [[nodiscard]] bool wants(const lane::frame_header& picture) const noexcept {
    return picture.key_frame() || !pictures_.empty();
  }
  /// A picture that wants() has said yes to. Too many of them: none are kept up to the next key
  /// frame.
  void keep(lane_item picture);
  [[nodiscard]] const std::vector<lane_item>& kept() const noexcept { return pictures_; }
  [[nodiscard]] std::vector<lane_item> take();
  void forget();

private:
  limits most_ = brief;
  std::vector<lane_item> pictures_;
  std::size_t bytes_ = 0;
};

} // namespace tessera::net
