// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "picture_source.hpp"

#include "base/clock.hpp"

#include <utility>

namespace tessera::kiosk {

void picture_source::put(picture next) {
  bool was_fresh = false;
  picture replaced; // its memory goes back to the decoder outside the lock
  {
    std::lock_guard lock{guard_};
    replaced = std::exchange(last_, std::move(next));
    was_fresh = std::exchange(fresh_, true);
    dropped_ += was_fresh ? 1 : 0;
  }
  if (!was_fresh)
    QMetaObject::invokeMethod(this, &picture_source::picture_ready, Qt::QueuedConnection);
}

std::optional<picture> picture_source::take() {
  std::lock_guard lock{guard_};
  if (!std::exchange(fresh_, false))
    return std::nullopt;
  return last_;
}

void picture_source::note_swapped() noexcept {
  auto arrival = drawn_ns_.exchange(0);
  if (arrival <= 0)
    return;
  const auto now = monotonic_ns();
  shown_ += 1;
  delay_sum_ns_ += now - arrival;
  lag_.take(drawn_due_ns_, now);
  lag_ns_ = lag_.value();
}

void picture_source::set_target(QSize size) {
  if (size == target_)
    return;
  target_ = size;
  Q_EMIT target_changed(size);
}

picture picture_source::last() const {
  std::lock_guard lock{guard_};
  return last_;
}

bool picture_source::has_picture() const {
  std::lock_guard lock{guard_};
  return !last_.image.isNull();
}

display_report picture_source::report() {
  constexpr std::int64_t ns_per_ms = 1'000'000;
  display_report now;
  now.shown = shown_.exchange(0);
  auto sum = delay_sum_ns_.exchange(0);
  now.delay_ms = now.shown == 0 ? 0 : static_cast<int>(sum / now.shown / ns_per_ms);
  std::lock_guard lock{guard_};
  now.dropped = std::exchange(dropped_, 0) + lost_.exchange(0);
  now.width = last_.native.width();
  now.height = last_.native.height();
  return now;
}

void picture_source::forget() {
  std::lock_guard lock{guard_};
  last_ = {};
  fresh_ = false;
}

} // namespace tessera::kiosk
