// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "net/event_loop.hpp"
#include "plugins/control_protocol.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>

namespace tessera::plugins {

/// What a door says of its shares more often than anybody needs to hear it: the first at once, then
/// after a pause the newest of what has come meanwhile. Context: any one thread, that of `later`.
class seldom_words {
public:
  static constexpr std::chrono::milliseconds description_pause{500}; ///< of each share
  static constexpr std::chrono::milliseconds volume_pause{50};       ///< of all: a slider moves

  using tell = std::function<void(control::from_door)>;
  using later = std::function<net::timer(std::chrono::milliseconds, std::function<void()>)>;

  seldom_words(tell told, later wait) : tell_(std::move(told)), later_(std::move(wait)) {}

  /// `said`: when; what plays has gone on until it is told.
  void describe(const share_id& share, now_playing what, monotonic::time_point said);
  /// `percent` is cut to 0 to 100.
  void set_volume(const share_id& share, int percent);
  /// It has ended: nothing is told of it any more.
  void forget(const share_id& share);

private:
  struct description {
    std::optional<now_playing> newest; ///< not told yet
    monotonic::time_point said{};
    net::timer pause;
  };
  void tell_description(const share_id& share);
  void tell_volumes();

  tell tell_;
  later later_;
  std::map<share_id, description> descriptions_;
  std::map<share_id, int> volumes_; ///< not told yet
  net::timer volume_timer_;
  bool volumes_pause_ = false;
};

} // namespace tessera::plugins
