// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/depay_chain.hpp"

#include "base/clock.hpp"

#include <utility>

namespace tessera::media {
namespace {

GstElement* make_part(const chain_part& what) {
  auto* element = gst_element_factory_make(what.factory, nullptr);
  if (element != nullptr && what.property != nullptr)
    gst_util_set_object_arg(G_OBJECT(element), what.property, what.value);
  return element;
}

} // namespace

depay_chain::depay_chain(GstElement* pipeline, std::vector<chain_part> parts) {
  parts.push_back({"appsink"});
  std::vector<GstElement*> made;
  for (const auto& each : parts) {
    auto* element = make_part(each);
    if (element == nullptr || gst_bin_add(GST_BIN(pipeline), element) == FALSE)
      return;
    if (!made.empty() && gst_element_link(made.back(), element) == FALSE)
      return;
    made.push_back(element);
  }
  elements_ = std::move(made);
  g_object_set(sink(), "sync", FALSE, "async", FALSE, "enable-last-sample", FALSE, nullptr);
}

bool depay_chain::start(GstPad* pad) const {
  // Sink first, so that nothing flows into an element that is not ready.
  for (auto each = elements_.rbegin(); each != elements_.rend(); ++each)
    gst_element_sync_state_with_parent(*each);
  gst_ptr<GstPad> entry{gst_element_get_static_pad(depay(), "sink")};
  return gst_pad_link(pad, entry.get()) == GST_PAD_LINK_OK;
}

std::int64_t to_monotonic(GstElement* pipeline, const GstSegment* segment, GstClockTime at) {
  const auto running = gst_segment_to_running_time(segment, GST_FORMAT_TIME, at);
  if (!GST_CLOCK_TIME_IS_VALID(running))
    return monotonic_ns();
  // The system clock is CLOCK_MONOTONIC.
  return static_cast<std::int64_t>(running + gst_element_get_base_time(pipeline));
}

guint ssrc_of(GstPad* pad) {
  guint ssrc = 0;
  caps_ptr caps{gst_pad_get_current_caps(pad)};
  if (caps && gst_caps_get_size(caps.get()) > 0)
    gst_structure_get_uint(gst_caps_get_structure(caps.get(), 0), "ssrc", &ssrc);
  return ssrc;
}

} // namespace tessera::media
