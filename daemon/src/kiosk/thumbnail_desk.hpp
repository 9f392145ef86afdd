// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera::kiosk {

/// Small pictures of shares: asked of the display, at most once a second each, for everybody who
/// wants one. Pure; the time is the caller's.
class thumbnail_desk {
public:
  using time = monotonic::time_point;
  using picture = std::shared_ptr<const std::string>;
  using reply = std::function<void(result<picture>)>;

  static constexpr std::chrono::seconds fresh{1};
  static constexpr std::chrono::milliseconds patience{1300}; ///< less than timeouts::thumbnail
  static constexpr std::size_t max_bytes = 40 * 1024;
  static constexpr std::uint32_t max_width = 320;
  static constexpr std::uint32_t max_height = 1280; ///< of a very tall share
  static constexpr std::size_t most_waiting = 64;   ///< for one share

  /// Answers at once when it can. True: the display has to be asked now.
  bool want(const share_id& share, time now, reply then);
  /// What the display says. Errors: unsupported_type (no JPEG), message_too_large, parse_error,
  /// invalid_argument (nobody asked); whoever waits goes on waiting.
  [[nodiscard]] result<> take(const share_id& share, std::string jpeg, time now);
  /// Who has waited too long hears errc::timeout. Returns when to come again.
  std::optional<time> sweep(time now);
  /// There is no such share any more.
  void forget(const share_id& share);
  /// The display is gone: nobody will answer.
  void clear();

private:
  struct entry {
    picture latest;
    time taken{};
    time asked{};
    std::vector<reply> waiting;
  };
  static void answer(entry& one, const result<picture>& outcome);
  std::map<share_id, entry> entries_;
};

} // namespace tessera::kiosk
