// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/log.hpp"

#include <QObject>
#include <QTimer>
#include <cstdint>
#include <mutex>

class QQuickWindow;

namespace tessera::kiosk {

/// Measures how evenly the display draws while a layout changes, and says so in the log: a gap
/// that people see is a fault (goal: none over 100 ms). Context: GUI thread.
class frame_watch : public QObject {
  Q_OBJECT

public:
  frame_watch();

  void watch(QQuickWindow& window);
  /// The layout changes now.
  void begin();

private:
  void note_frame();
  void tell();

  log_topic log_{"stage"};
  QTimer end_;
  std::mutex guard_; ///< frames come from the render thread
  bool measures_ = false;
  std::int64_t last_ns_ = 0;
  std::int64_t longest_ns_ = 0;
  int frames_ = 0;
};

} // namespace tessera::kiosk
