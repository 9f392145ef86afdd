// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pattern.hpp"

#include "base/clock.hpp"

#include <fmt/format.h>
#include <gst/app/gstappsink.h>

namespace tessera::example {

// Context: a streaming thread. A lane copies and never blocks.
static GstFlowReturn on_sample(GstAppSink* sink, gpointer lane) noexcept {
  GstSample* sample = gst_app_sink_pull_sample(sink);
  GstBuffer* picture = sample ? gst_sample_get_buffer(sample) : nullptr;
  GstMapInfo map;
  if (picture && gst_buffer_map(picture, &map, GST_MAP_READ)) {
    const bool key = !GST_BUFFER_FLAG_IS_SET(picture, GST_BUFFER_FLAG_DELTA_UNIT);
    const auto now = monotonic_ns();
    static_cast<share_lane*>(lane)->push({key, false, now, now, map.data, map.size});
    gst_buffer_unmap(picture, &map);
  }
  if (sample)
    gst_sample_unref(sample);
  return GST_FLOW_OK;
}

// Context: the thread that the fault happened in.
static GstBusSyncReply on_message(GstBus*, GstMessage* message, gpointer failed) noexcept {
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    (*static_cast<pattern::failed_handler*>(failed))(error->message);
    g_error_free(error);
  }
  gst_message_unref(message);
  return GST_BUS_DROP;
}

pattern::pattern(const settings& options, std::shared_ptr<share_lane> lane, failed_handler failed)
    : lane_(std::move(lane)), failed_(std::move(failed)) {
  const auto width = options.integer("width"), height = options.integer("height");
  const auto text = fmt::format(
      "videotestsrc is-live=true pattern={} ! video/x-raw,width={},height={},framerate={}/1 ! "
      "videorate name=rate drop-only=true ! "
      "vp8enc deadline=1 cpu-used=8 target-bitrate=2000000 keyframe-max-dist=100000 ! "
      "appsink name=out sync=false max-buffers=4",
      options.text("pattern"),
      width,
      height,
      options.integer("fps"));
  pipeline_ = gst_parse_launch(text.c_str(), nullptr);
  sink_ = pipeline_ ? gst_bin_get_by_name(GST_BIN(pipeline_), "out") : nullptr;
  if (!sink_)
    return;
  rate_ = gst_bin_get_by_name(GST_BIN(pipeline_), "rate");
  lane_->set_caps({"vp8", static_cast<int>(width), static_cast<int>(height)});
  auto* bus = gst_element_get_bus(pipeline_);
  gst_bus_set_sync_handler(bus, on_message, &failed_, nullptr);
  gst_object_unref(bus);
  GstAppSinkCallbacks calls{};
  calls.new_sample = on_sample;
  gst_app_sink_set_callbacks(GST_APP_SINK(sink_), &calls, lane_.get(), nullptr);
}

pattern::~pattern() {
  if (pipeline_)
    gst_element_set_state(pipeline_, GST_STATE_NULL); // waits for the streaming thread
  gst_clear_object(&sink_);
  gst_clear_object(&rate_);
  gst_clear_object(&pipeline_);
}

result<> pattern::play() {
  if (!sink_ || gst_element_set_state(pipeline_, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return {errc::media_failed, "no test pattern: are GStreamer's base and good plugins there?"};
  return {};
}

void pattern::make_key_frame() {
  auto* wish = gst_structure_new("GstForceKeyUnit", "all-headers", G_TYPE_BOOLEAN, TRUE, nullptr);
  gst_element_send_event(sink_, gst_event_new_custom(GST_EVENT_CUSTOM_UPSTREAM, wish));
}

void pattern::limit_rate(int fps) {
  if (rate_)
    g_object_set(rate_, "max-rate", fps > 0 ? fps : G_MAXINT, nullptr);
}

} // namespace tessera::example
