// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/lane_queue.hpp"

namespace tessera::net {

enum class write_state { all_written, blocked, broken };

/// Writes what the queue holds until the socket is full. Never blocks.
[[nodiscard]] write_state write_pending(int fd, lane_queue& queue);

} // namespace tessera::net
