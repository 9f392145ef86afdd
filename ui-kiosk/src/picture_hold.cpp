// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "picture_hold.hpp"

#include <gst/gst.h>

namespace tessera::kiosk {

struct picture_hold::last {
  GstBuffer* buffer = nullptr;
  ~last() { gst_clear_buffer(&buffer); }
};

picture_hold::picture_hold() : last_(std::make_unique<last>()) {}
picture_hold::~picture_hold() = default;

void picture_hold::keep() {
  std::lock_guard lock{guard_};
  keeps_ = true;
}

void picture_hold::forget() {
  std::lock_guard lock{guard_};
  gst_clear_buffer(&last_->buffer);
}

void picture_hold::show_from(std::int64_t arrival_ns) {
  std::lock_guard lock{guard_};
  from_ = arrival_ns;
}

bool picture_hold::take(GstBuffer* picture) {
  std::lock_guard lock{guard_};
  const auto arrival = GST_BUFFER_PTS(picture);
  if (repeats_)
    return true;
  if (!GST_CLOCK_TIME_IS_VALID(arrival)) // of no known time
    return from_ == 0;
  if (keeps_)
    gst_buffer_replace(&last_->buffer, picture);
  return static_cast<std::int64_t>(arrival) >= from_;
}

void picture_hold::repeat(GstPad* pad) {
  std::lock_guard lock{guard_};
  if (last_->buffer == nullptr || static_cast<std::int64_t>(GST_BUFFER_PTS(last_->buffer)) < from_)
    return;
  auto* again = gst_buffer_copy(last_->buffer); // the same memory
  GST_BUFFER_PTS(again) = GST_CLOCK_TIME_NONE;
  repeats_ = true;
  gst_pad_push(pad, again);
  repeats_ = false;
}

} // namespace tessera::kiosk
