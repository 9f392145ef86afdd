// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sd_notify.hpp"

#include <cstdint>

#include <time.h>

#include <systemd/sd-daemon.h>

namespace tessera::app::service {

void ready(const std::string& status) {
  sd_notifyf(0, "READY=1\nSTATUS=%s", status.c_str());
}

void reloading() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  auto us = std::uint64_t(now.tv_sec) * 1'000'000 + std::uint64_t(now.tv_nsec) / 1000;
  sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%llu", static_cast<unsigned long long>(us));
}

void stopping() {
  sd_notify(0, "STOPPING=1");
}

void feed_watchdog() {
  sd_notify(0, "WATCHDOG=1");
}

std::optional<std::chrono::milliseconds> watchdog_time() {
  std::uint64_t us = 0;
  if (sd_watchdog_enabled(0, &us) <= 0)
    return {};
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds{us});
}

} // namespace tessera::app::service
