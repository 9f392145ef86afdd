// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace tessera::app {

enum class wish { none, stop, reload };

/// From now on SIGTERM, SIGINT and SIGHUP wait for next_wish() in this thread and all that it
/// starts, and a closed socket raises no signal. Context: main, before any thread is started.
void hold_signals();

/// Waits for a signal, at most so long.
[[nodiscard]] wish next_wish(std::chrono::milliseconds longest);

} // namespace tessera::app
