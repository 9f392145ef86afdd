// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

namespace tessera::net {

/// A TCP port that nobody listens on just now, for tests and demonstrations; 0 when there is none.
[[nodiscard]] std::uint16_t free_port();

} // namespace tessera::net
