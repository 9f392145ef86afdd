// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "net/lane.hpp"
#include "plugins/control_protocol.hpp"

#include <tessera/door.hpp>

#include <mutex>
#include <optional>

namespace tessera::plugins {

/// Rate of pictures and bits between two looks at a lane's counters. Pure.
struct lane_rate {
  double fps = 0;
  int kbps = 0;
};
[[nodiscard]] lane_rate
rate_between(const net::lane_counters& before, const net::lane_counters& now, double seconds);

/// The lane that a door sees, in front of the real one. Context: any thread.
class shell_lane : public share_lane {
public:
  shell_lane(share_id share, const net::lane_pump& pump, net::lane_writer::on_request request)
      : share_(std::move(share)), writer_(pump, std::move(request)) {}

  void set_caps(const lane::caps& value) override;
  void push(const access_unit& unit) override;
  void set_sound_caps(const lane::sound_caps& value) override;
  void push_sound(const sound_unit& unit) override;
  [[nodiscard]] bool congested() const override { return writer_.congested(); }
  void set_paused(bool now) override;

  void attach(unique_fd fd) { writer_.attach(std::move(fd)); }
  void end(end_reason why) { writer_.end(name_of(why)); }

  /// What there is to say since the last time; nothing while nothing came.
  [[nodiscard]] std::optional<control::progress> progress(monotonic::time_point now);

  /// What will come, and whether somebody reads it; nothing when that is known already.
  [[nodiscard]] std::optional<control::lane_watched> news_of_readers();

private:
  const share_id share_;
  net::lane_writer writer_;
  std::mutex mutex_; // guards the next three
  lane::caps caps_;
  bool sound_ = false;
  bool paused_ = false;
  // Only progress() knows these.
  net::lane_counters seen_;
  monotonic::time_point seen_at_{};
  bool told_first_ = false;
  bool told_still_ = false; ///< that nothing comes
  bool told_paused_ = false;
  // Only news_of_readers() knows this.
  control::lane_watched told_{};
};

} // namespace tessera::plugins
