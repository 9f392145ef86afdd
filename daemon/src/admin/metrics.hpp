// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/delay_histogram.hpp"

#include <tessera/messages/house.hpp>
#include <tessera/messages/meeting.hpp>

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <string>

namespace tessera::admin {

/// What this process needs of the machine, from /proc. What cannot be read is missing: a counter
/// must not fall to 0 for that.
struct process_figures {
  std::optional<double> cpu_seconds;
  std::optional<double> resident_bytes;
  std::optional<double> open_files;
  std::optional<double> threads;
  std::optional<double> started_at; ///< seconds since 1970
};
[[nodiscard]] process_figures measure_process();

/// What the meeting has counted, over all lives of its actor: each of them counts from 0.
class room_totals {
public:
  /// There is another meeting's actor now.
  void begin_anew();
  void take(room_counters now);
  /// Nothing while no meeting has told: that is not 0.
  [[nodiscard]] std::optional<room_counters> all() const;

private:
  room_counters before_; ///< of former lives
  room_counters now_;
  bool known_ = false;
};

struct metrics_parts {
  std::string version;
  process_figures process{};
  std::optional<house_status> house{};
  std::shared_ptr<const nlohmann::json> room{}; ///< the whole document; null while nobody knows it
  std::optional<room_counters> totals{};
  delay_histogram delays{};
};

/// Names nobody: shares are told apart by their id. Pure.
/// Spec: Prometheus text exposition format 0.0.4.
[[nodiscard]] std::string render_metrics(const metrics_parts& parts);

} // namespace tessera::admin
