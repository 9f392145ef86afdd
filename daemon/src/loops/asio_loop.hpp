// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/loop_actor.hpp"
#include "net/event_loop.hpp"

namespace tessera::loops {

/// The network thread as a home for actors.
class asio_loop : public loop {
public:
  explicit asio_loop(net::event_loop& network) : network_(network) {}
  void post(std::function<void()> work) override { network_.post(std::move(work)); }

private:
  net::event_loop& network_;
};

} // namespace tessera::loops
