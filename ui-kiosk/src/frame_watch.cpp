// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "frame_watch.hpp"

#include "base/clock.hpp"

#include <QQuickWindow>
#include <algorithm>
#include <chrono>

namespace tessera::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr auto change_takes = 320ms; // the longest motion; Theme.qml has 300 ms
constexpr double ns_per_ms = 1e6;

} // namespace

frame_watch::frame_watch() {
  end_.setSingleShot(true);
  end_.setInterval(change_takes);
  end_.setTimerType(Qt::PreciseTimer);
  connect(&end_, &QTimer::timeout, this, &frame_watch::tell);
}

void frame_watch::watch(QQuickWindow& window) {
  connect(
      &window, &QQuickWindow::frameSwapped, this, [this] { note_frame(); }, Qt::DirectConnection);
}

void frame_watch::begin() {
  {
    std::lock_guard lock{guard_};
    measures_ = true;
    last_ns_ = monotonic_ns();
    longest_ns_ = 0;
    frames_ = 0;
  }
  end_.start();
}

void frame_watch::note_frame() {
  std::lock_guard lock{guard_};
  if (!measures_)
    return;
  auto now = monotonic_ns();
  longest_ns_ = std::max(longest_ns_, now - last_ns_);
  last_ns_ = now;
  frames_ += 1;
}

void frame_watch::tell() {
  std::lock_guard lock{guard_};
  measures_ = false;
  log_.info("layout changed: {} frames in {} ms, longest gap {:.0f} ms",
            frames_,
            std::chrono::milliseconds{change_takes}.count(),
            static_cast<double>(longest_ns_) / ns_per_ms);
}

} // namespace tessera::kiosk
