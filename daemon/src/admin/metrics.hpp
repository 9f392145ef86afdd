// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/room_events.hpp"

#include <tessera/messages/house.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace tessera::admin {

/// What this process needs of the machine, from /proc/self. What cannot be read is 0.
struct process_figures {
  double cpu_seconds = 0;
  std::uint64_t resident_bytes = 0;
  std::uint64_t open_files = 0;
  std::uint64_t threads = 0;
  double started_at = 0; ///< seconds since 1970
};
[[nodiscard]] process_figures measure_process();

/// Counts what has happened since the start, from what the room says.
class room_counters {
public:
  void count(const event& what);
  /// The display's drop counters begin anew with each share.
  void see(const nlohmann::json& room);

  std::map<std::string, std::uint64_t> joined;       ///< by door
  std::map<std::string, std::uint64_t> shares;       ///< begun, by kind
  std::map<std::string, std::uint64_t> shares_ended; ///< by reason
  std::uint64_t dropped = 0;                         ///< pictures, of all shares so far

private:
  std::map<std::string, std::uint64_t> dropped_of_; ///< by share
};

struct metrics_parts {
  std::string version;
  process_figures process;
  std::optional<house_status> house;
};

/// Names nobody: shares are told apart by their id. Pure.
/// Spec: Prometheus text exposition format 0.0.4.
[[nodiscard]] std::string render_metrics(const metrics_parts& parts,
                                         const room_counters& counters,
                                         const nlohmann::json& room);

} // namespace tessera::admin
