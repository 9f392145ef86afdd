// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/lane_queue.hpp"

#include <cstddef>
#include <vector>

namespace tessera::net {

/// The last key frame of a lane that nobody reads yet, and what came after it: whoever comes first
/// begins with them. A source begins with a key frame, often before its first reader is there, and
/// not each one can be asked for another (AirPlay's cannot). Pure.
class lane_head_start {
public:
  static constexpr std::size_t most_pictures = 64; ///< two seconds
  static constexpr std::size_t most_bytes = 4 * 1024 * 1024;

  /// Whether a picture is to be kept: a key frame is, and what continues one.
  [[nodiscard]] bool wants(const lane::frame_header& picture) const noexcept {
    return picture.key_frame() || !pictures_.empty();
  }
  /// A picture that wants() has said yes to. Too many of them: none are kept up to the next key
  /// frame.
  void keep(lane_item picture);
  [[nodiscard]] std::vector<lane_item> take();
  void forget();

private:
  std::vector<lane_item> pictures_;
  std::size_t bytes_ = 0;
};

} // namespace tessera::net
