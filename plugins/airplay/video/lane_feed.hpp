// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/door.hpp>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::airplay {

/// What a player gives, as a lane takes it: begins with a key frame after each gap, and keeps what
/// a reader that comes late needs to begin. Context: any thread.
class lane_feed {
public:
  /// What is kept since the last key frame; with more of it a reader waits for the next one.
  static constexpr std::size_t most_kept_bytes = 8 * 1024 * 1024;
  static constexpr std::size_t most_kept_pictures = 600;
  /// A key frame comes by itself while pictures move; only what stands still, or has just begun and
  /// may not have been seen, is given once more.
  static constexpr std::int64_t still_ns = 1'000'000'000;
  static constexpr std::int64_t beginning_ns = 3'000'000'000;
  static constexpr std::int64_t repeat_pause_ns = 1'000'000'000;

  explicit lane_feed(std::shared_ptr<share_lane> lane) : lane_(std::move(lane)) {}

  void picture(const lane::caps& of,
               bool key,
               std::int64_t at_ns,
               std::int64_t now_ns,
               std::string_view bytes);
  void sound(std::int64_t at_ns, std::int64_t now_ns, std::string_view packet);
  /// What follows does not belong to what was before.
  void gap();
  /// A reader waits for a key frame.
  void wish(std::int64_t now_ns);
  /// Nothing goes out any more.
  void end();
  [[nodiscard]] std::uint64_t pictures() const;

private:
  struct kept {
    bool key = false;
    std::string bytes;
  };
  void keep(bool key, std::string_view bytes);

  mutable std::mutex mutex_;
  std::shared_ptr<share_lane> lane_; ///< empty in the end
  lane::caps caps_;
  bool sound_known_ = false;
  bool wait_for_key_ = true;
  bool gap_ = true;
  bool sound_gap_ = true;
  std::uint64_t pictures_ = 0;
  std::int64_t first_ns_ = 0;
  std::int64_t last_ns_ = 0;
  std::int64_t repeated_ns_ = 0;
  std::vector<kept> kept_; ///< from a key frame on; empty = nothing to begin with
  std::size_t kept_bytes_ = 0;
};

} // namespace tessera::airplay
