// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/backoff.hpp"

namespace tessera::kiosk {

/// Waiting times between attempts to reach the daemon: 0.1 s, doubling to 2 s, for ever.
class backoff : public tessera::backoff {
public:
  backoff() : tessera::backoff({.longest = std::chrono::seconds{2}}) {}
};

} // namespace tessera::kiosk
