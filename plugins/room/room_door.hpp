// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/backoff.hpp"
#include "base/clock.hpp"
#include "capture.hpp"
#include "pipelines.hpp"

#include <tessera/door.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace tessera::room {

inline constexpr backoff::rule after_a_fault{.first = std::chrono::seconds{1},
                                             .longest = std::chrono::seconds{60}};

/// Offers the room's own camera and microphone. They are open while somebody watches, and not else.
/// Context: the door's thread.
class room_door : public door {
public:
  /// So long a device that hangs may take to let go, before the door fails. Not a microphone beside
  /// a camera: the picture goes on without it.
  static constexpr std::chrono::seconds hang_limit{10};

  struct parts {
    pipeline_plan picture;
    pipeline_plan sound;
    std::function<monotonic::time_point()> now = monotonic::now;
  };

  room_door(host& services, parts what);

  result<> start() override;
  void key_frame_wanted(const share_id& share) override;
  void watched(const share_id& share, bool now) override;
  void share_stopped(const share_id& share, end_reason why) override;
  void stop() override { forget(); }

private:
  struct stream {
    std::unique_ptr<capture> device; ///< there while it is offered; empty = none, or broken
    std::uint64_t seen = 0;
    unsigned mute = 0; ///< looks in a row that found nothing new
    backoff pause{after_a_fault};
    std::shared_ptr<const std::atomic<bool>> closed; ///< whether the former one has let go
    monotonic::time_point let_go_at{};

    [[nodiscard]] bool hangs() const { return closed && !*closed; }
  };

  void offer_after(std::chrono::milliseconds wait);
  [[nodiscard]] std::string missing() const;
  [[nodiscard]] std::chrono::milliseconds time_to_let_go() const;
  void offer();
  void begin(const host::open_lane& open);
  [[nodiscard]] std::unique_ptr<capture> capture_for(const pipeline_plan& plan);
  void look_after(unsigned life);
  void look();
  [[nodiscard]] bool is_mute(stream& one) const;
  void lose_sound(const std::string& why);
  void sound_after(const std::string& why);
  void lose(const std::string& why);
  void try_again(const std::string& why);
  void let_go(stream& one) const;
  void forget();

  /// Without it there is nothing to offer.
  [[nodiscard]] const stream& main() const {
    return parts_.picture.text.empty() ? sound_ : picture_;
  }

  host& host_;
  const parts parts_;
  share_id share_; ///< empty = it is not offered
  std::shared_ptr<share_lane> lane_;
  stream picture_;
  stream sound_;
  bool watched_ = false;
  bool asking_ = false;
  unsigned life_ = 0; ///< of the share: what belongs to a former one counts no more
};

} // namespace tessera::room
