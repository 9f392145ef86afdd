// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/picture_lag.hpp"

#include <QImage>
#include <QObject>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>

namespace tessera::kiosk {

/// A decoded picture; the image lies in the decoder's own memory.
struct picture {
  QImage image;
  QSize native; ///< as it was sent; the image may have been made smaller for the display
  std::int64_t arrival_ns = 0; ///< CLOCK_MONOTONIC, when its data reached the box; 0 = not known
  std::int64_t due_ns = 0;     ///< the same clock: of the moment that it shows; 0 = not known
};

/// What a share showed in the last second.
struct display_report {
  int width = 0;
  int height = 0;
  int shown = 0;
  int dropped = 0;
  int delay_ms = 0;
};

/// The newest picture of one share on its way from the decoder's thread to the display. There is
/// room for one: a display that is late skips pictures and never queues them.
/// The object lives in the GUI thread.
class picture_source : public QObject {
  Q_OBJECT

public:
  using QObject::QObject;

  /// Context: decoder thread.
  void put(picture next);
  /// Pictures that were not even decoded. Context: any thread.
  void count_dropped(int count) noexcept { lost_ += count; }
  /// Context: render thread. The same picture is handed out once.
  [[nodiscard]] std::optional<picture> take();
  /// Context: render thread; this picture is in the scene now.
  void note_drawn(const picture& drawn) noexcept {
    drawn_due_ns_ = drawn.due_ns;
    drawn_ns_ = drawn.arrival_ns;
  }
  /// Context: render thread; what was drawn is on the display now.
  void note_swapped() noexcept;

  /// The size that the display wants pictures in, so that they are copied and not scaled there;
  /// empty = as they come. Context: GUI thread.
  void set_target(QSize size);
  [[nodiscard]] QSize target() const { return target_; }

  /// The last picture, also when it was taken: a new item starts with it.
  [[nodiscard]] picture last() const;
  [[nodiscard]] bool has_picture() const;
  /// Counts since the last call.
  [[nodiscard]] display_report report();
  void forget();
  /// How long after they were due pictures stand on the display; 0 = not known. Context: any
  /// thread.
  [[nodiscard]] std::int64_t lag_ns() const noexcept { return lag_ns_; }

Q_SIGNALS:
  /// In the GUI thread, at most once for each time that the display takes a picture.
  void picture_ready();
  void target_changed(QSize size);

private:
  mutable std::mutex guard_;
  picture last_;
  bool fresh_ = false;
  QSize target_;
  int dropped_ = 0;
  std::atomic<int> lost_ = 0;
  std::atomic<std::int64_t> drawn_ns_ = 0;
  std::int64_t drawn_due_ns_ = 0; ///< render thread only
  picture_lag lag_;               ///< render thread only
  std::atomic<std::int64_t> lag_ns_ = 0;
  std::atomic<int> shown_ = 0;
  std::atomic<std::int64_t> delay_sum_ns_ = 0;
};

} // namespace tessera::kiosk
