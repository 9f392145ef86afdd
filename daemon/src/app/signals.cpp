// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signals.hpp"

#include <csignal>
#include <ctime>

namespace tessera::app {
namespace {

sigset_t ours() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGHUP);
  return set;
}

} // namespace

void hold_signals() {
  auto set = ours();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

wish next_wish(std::chrono::milliseconds longest) {
  auto set = ours();
  auto seconds = std::chrono::duration_cast<std::chrono::seconds>(longest);
  timespec wait{};
  wait.tv_sec = seconds.count();
  wait.tv_nsec = std::chrono::nanoseconds{longest - seconds}.count();
  switch (sigtimedwait(&set, nullptr, &wait)) {
  case SIGTERM:
  case SIGINT:
    return wish::stop;
  case SIGHUP:
    return wish::reload;
  default:
    return wish::none;
  }
}

} // namespace tessera::app
