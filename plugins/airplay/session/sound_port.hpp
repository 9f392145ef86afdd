// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "link/udp_link.hpp"
#include "session/sound_stream.hpp"

#include <functional>
#include <memory>
#include <string>

namespace tessera::airplay {

/// Where one sender's realtime sound comes in: a port for sound and one for its control.
/// Context: the loop's thread.
class sound_port {
public:
  /// `control`: the sender's; 0 = it sends nothing again. `lead`: as sound_stream::set_lead().
  struct sender {
    std::string address;
    std::uint16_t control = 0;
    std::function<std::int64_t()> lead;
  };

  /// Errors: as udp_link::open.
  [[nodiscard]] static result<std::unique_ptr<sound_port>>
  open(net::event_loop& loop,
       port_block among,
       sender from,
       std::unique_ptr<sound_stream> stream);

  [[nodiscard]] std::uint16_t data_port() const noexcept { return data_->port(); }
  [[nodiscard]] std::uint16_t control_port() const noexcept { return control_->port(); }
  [[nodiscard]] sound_stream& stream() noexcept { return *stream_; }

private:
  sound_port(net::event_loop& loop, sender from, std::unique_ptr<sound_stream> stream)
      : loop_(loop), from_(std::move(from)), stream_(std::move(stream)) {}
  void go();

  net::event_loop& loop_;
  sender from_;
  std::unique_ptr<sound_stream> stream_;
  std::unique_ptr<udp_link> data_;
  std::unique_ptr<udp_link> control_;
  net::timer timer_;
};

} // namespace tessera::airplay
