// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "meeting/moment.hpp"

#include <tessera/messages/room.hpp>

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::meeting {

enum class weakness : std::uint8_t { none, network, computer, box };
[[nodiscard]] std::string_view name_of(weakness why) noexcept;

/// One second of a share, packed: nine shares over ten minutes take about 220 KiB.
struct quality_sample {
  std::int64_t at = 0; ///< ms since 1970
  std::uint32_t kbps = 0;
  std::uint16_t half_fps = 0; ///< that came in, in halves
  std::uint16_t shown_half_fps = 0;
  std::uint16_t loss_per_mille = 0;
  std::uint16_t delay_ms = 0;
  std::uint16_t width = 0;
  std::uint16_t height = 0;
  std::uint16_t dropped = 0;
  share_state state = share_state::connecting;
  weakness reason = weakness::none;
};

/// How the shares of the last ten minutes fared, also of those that have ended.
class quality_history {
public:
  static constexpr std::chrono::minutes span{10};
  static constexpr std::size_t samples_max = 600; ///< of one share
  static constexpr std::size_t shares_max = 64;   ///< the one that ended first gives way
  /// One answer's, of all shares together: about 350 KiB as text, a third of what a page may have
  /// queued (net::http_limits::websocket_queue).
  static constexpr std::size_t answer_max = 2000;

  void
  note(const share_id& share, const std::string& name, const quality_sample& sample, moment now);
  /// Lets go of what is older than ten minutes.
  void expire(moment now);
  void clear() { tracks_.clear(); }
  [[nodiscard]] std::size_t size() const noexcept { return tracks_.size(); }

  /// {shares: {ID: {name, samples}}}, of one share or of all; where these are too many, every
  /// second one, every third one, ... Errors: share_not_found.
  [[nodiscard]] result<nlohmann::json> render(const std::optional<share_id>& only) const;

private:
  struct kept {
    quality_sample sample;
    monotonic::time_point noted{}; ///< whoever sets the box's clock changes nothing
  };
  struct track {
    std::string name;
    std::deque<kept> samples;
  };
  void make_room();

  std::map<share_id, track> tracks_;
};

} // namespace tessera::meeting
