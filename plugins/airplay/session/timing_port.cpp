// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/timing_port.hpp"

#include "base/clock.hpp"

#include <utility>

namespace tessera::airplay {

result<std::unique_ptr<timing_port>> timing_port::open(net::event_loop& loop,
                                                       const std::string& sender,
                                                       port_block among,
                                                       std::uint16_t theirs,
                                                       sender_clock& clock) {
  std::unique_ptr<timing_port> out{new timing_port{loop, theirs, clock}};
  auto link = udp_link::open(loop, sender, among, [me = out.get()](std::string_view bytes) {
    [[maybe_unused]] auto taken = me->clock_.take(bytes, monotonic_ns());
  });
  if (!link)
    return std::move(link).error();
  out->link_ = *std::move(link);
  out->ask();
  return out;
}

void timing_port::ask() {
  // A lost one is asked again.
  link_->send_to(theirs_, timing_request(monotonic_ns()));
  ++asked_;
  timer_ = net::call_after(loop_, timing_interval, [this] { ask(); });
}

} // namespace tessera::airplay
