// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <optional>
#include <string>

/// What systemd is told; without systemd all of it does nothing.
namespace tessera::app::service {

void ready(const std::string& status);
void reloading();
void stopping();
void feed_watchdog();
/// How often systemd wants to hear of us, if it does. Spec: sd_watchdog_enabled(3).
[[nodiscard]] std::optional<std::chrono::milliseconds> watchdog_time();

} // namespace tessera::app::service
