// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "link/udp_link.hpp"
#include "wire/sender_clock.hpp"

#include <memory>
#include <string>

namespace tessera::airplay {

/// Asks the sender for its time, over UDP. Context: the loop's thread.
class timing_port {
public:
  /// So many questions without any answer: something between us keeps them away.
  static constexpr int blocked_after = 3;

  /// The answers set `clock`, which outlives it. Errors: as udp_link::open.
  [[nodiscard]] static result<std::unique_ptr<timing_port>>
  open(net::event_loop& loop,
       const std::string& sender,
       port_block among,
       std::uint16_t theirs,
       sender_clock& clock);

  [[nodiscard]] std::uint16_t port() const noexcept { return link_->port(); }
  /// Nothing has ever come back.
  [[nodiscard]] bool blocked() const noexcept {
    return clock_.answers() == 0 && asked_ >= blocked_after;
  }

private:
  timing_port(net::event_loop& loop, std::uint16_t theirs, sender_clock& clock)
      : loop_(loop), theirs_(theirs), clock_(clock) {}
  void ask();

  net::event_loop& loop_;
  std::uint16_t theirs_;
  std::unique_ptr<udp_link> link_;
  net::timer timer_;
  sender_clock& clock_;
  int asked_ = 0;
};

} // namespace tessera::airplay
