// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "capture.hpp"

#include "base/clock.hpp"

#include <gst/app/gstappsink.h>

#include <utility>

namespace tessera::room {
namespace {

GstFlowReturn on_sample(GstAppSink* sink, gpointer to) noexcept {
  if (GstSample* sample = gst_app_sink_pull_sample(sink)) {
    static_cast<capture*>(to)->take(sample);
    gst_sample_unref(sample);
  }
  return GST_FLOW_OK;
}

GstBusSyncReply on_message(GstBus*, GstMessage* message, gpointer to) noexcept {
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    static_cast<capture*>(to)->fail(error->message);
    g_error_free(error);
  } else if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS) {
    static_cast<capture*>(to)->fail("the device gives nothing any more");
  }
  gst_message_unref(message);
  return GST_BUS_DROP;
}

void set_text(GstElement* pipeline, const char* property, const std::string& value) {
  if (value.empty())
    return;
  if (GstElement* source = gst_bin_get_by_name(GST_BIN(pipeline), "source")) {
    // Never in the pipeline's text: a device may be called anything.
    g_object_set(source, property, value.c_str(), nullptr);
    gst_object_unref(source);
  }
}

} // namespace

capture::capture(pipeline_plan plan, std::shared_ptr<share_lane> lane, failed_handler failed)
    : plan_(std::move(plan)), lane_(std::move(lane)), failed_(std::move(failed)),
      worker_([this] { run(); }) {}

capture::~capture() {
  {
    std::lock_guard lock{mutex_};
    over_ = true;
  }
  news_.notify_one();
  worker_.join();
}

void capture::want(bool open) {
  {
    std::lock_guard lock{mutex_};
    wanted_ = open;
  }
  news_.notify_one();
}

void capture::make_key_frame() {
  if (plan_.sound)
    return;
  std::lock_guard lock{mutex_};
  if (sink_ == nullptr)
    return;
  auto* wish = gst_structure_new("GstForceKeyUnit", "all-headers", G_TYPE_BOOLEAN, TRUE, nullptr);
  gst_element_send_event(sink_, gst_event_new_custom(GST_EVENT_CUSTOM_UPSTREAM, wish));
}

void capture::take(GstSample* sample) {
  GstBuffer* piece = gst_sample_get_buffer(sample);
  GstMapInfo map;
  if (piece == nullptr || !gst_buffer_map(piece, &map, GST_MAP_READ))
    return;
  const auto now = monotonic_ns();
  // Both clocks are the machine's: pictures and sound that belong together have the same time.
  const auto pts = GST_BUFFER_PTS(piece);
  const auto at = GST_CLOCK_TIME_IS_VALID(pts) ? base_ns_ + static_cast<std::int64_t>(pts) : now;
  const bool first = pieces_ == 0;
  if (plan_.sound)
    lane_->push_sound({first, at, now, map.data, map.size});
  else
    lane_->push({!GST_BUFFER_FLAG_IS_SET(piece, GST_BUFFER_FLAG_DELTA_UNIT),
                 false,
                 at,
                 now,
                 map.data,
                 map.size});
  ++pieces_;
  gst_buffer_unmap(piece, &map);
}

void capture::fail(const std::string& why) {
  failed_(why);
}

void capture::run() {
  std::unique_lock lock{mutex_};
  while (!over_) {
    const bool open_now = wanted_;
    if (open_now != (pipeline_ != nullptr)) {
      lock.unlock();
      const bool fine = !open_now || open();
      if (!open_now || !fine)
        close();
      lock.lock();
      if (!fine)
        wanted_ = false; // the door decides when it is worth another try
      continue;
    }
    news_.wait(lock);
  }
  lock.unlock();
  close();
}

bool capture::open() {
  GError* error = nullptr;
  pipeline_ =
      gst_parse_launch_full(plan_.text.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  if (pipeline_ == nullptr) {
    fail(error != nullptr ? error->message : "no pipeline");
    g_clear_error(&error);
    return false;
  }
  set_text(pipeline_, "device", plan_.device);
  set_text(pipeline_, "server", plan_.server);
  auto* sink = gst_bin_get_by_name(GST_BIN(pipeline_), "out");
  GstAppSinkCallbacks calls{};
  calls.new_sample = on_sample;
  gst_app_sink_set_callbacks(GST_APP_SINK(sink), &calls, this, nullptr);
  auto* bus = gst_element_get_bus(pipeline_);
  gst_bus_set_sync_handler(bus, on_message, this, nullptr);
  gst_object_unref(bus);
  auto* clock = gst_system_clock_obtain(); // CLOCK_MONOTONIC
  gst_pipeline_use_clock(GST_PIPELINE(pipeline_), clock);
  // Known before the first piece comes: a running time of 0 is now.
  const auto base = gst_clock_get_time(clock);
  gst_object_unref(clock);
  gst_element_set_start_time(pipeline_, GST_CLOCK_TIME_NONE);
  gst_element_set_base_time(pipeline_, base);
  base_ns_ = static_cast<std::int64_t>(base);
  pieces_ = 0;
  {
    std::lock_guard lock{mutex_};
    sink_ = sink;
  }
  if (gst_element_set_state(pipeline_, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE)
    return true;
  fail("the device cannot be opened");
  return false;
}

void capture::close() {
  GstElement* sink = nullptr;
  {
    std::lock_guard lock{mutex_};
    sink = std::exchange(sink_, nullptr);
  }
  if (pipeline_ != nullptr)
    gst_element_set_state(pipeline_, GST_STATE_NULL); // waits for the streaming threads
  gst_clear_object(&sink);
  gst_clear_object(&pipeline_);
}

} // namespace tessera::room
