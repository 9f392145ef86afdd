// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/gst_ptr.hpp"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>

#include <cstdint>
#include <vector>

namespace tessera::media {

/// One element of a chain, and what is set of it, as on gst-launch's command line.
struct chain_part {
  const char* factory;
  const char* property = nullptr;
  const char* value = nullptr;
};

/// What stands between an RTP pad and an appsink of its own. The pipeline owns the elements.
class depay_chain {
public:
  /// Makes and links the elements; nothing flows yet. Empty when one is missing. Context: any thread.
  depay_chain(GstElement* pipeline, std::vector<chain_part> parts);
  /// Starts the elements and links them behind `pad`. Context: any thread, once.
  [[nodiscard]] bool start(GstPad* pad) const;
  [[nodiscard]] bool empty() const noexcept { return elements_.empty(); }
  [[nodiscard]] GstElement* depay() const noexcept { return elements_.front(); }
  [[nodiscard]] GstElement* sink() const noexcept { return elements_.back(); }

private:
  std::vector<GstElement*> elements_;
};

/// CLOCK_MONOTONIC nanoseconds; now, when `at` is no time. The pipeline runs on the system clock.
[[nodiscard]] std::int64_t to_monotonic(GstElement* pipeline, const GstSegment* segment, GstClockTime at);

/// The SSRC in the pad's caps, 0 when there is none.
[[nodiscard]] guint ssrc_of(GstPad* pad);

} // namespace tessera::media
