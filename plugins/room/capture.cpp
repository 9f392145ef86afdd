// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "capture.hpp"

#include "base/clock.hpp"

#include <gst/app/gstappsink.h>

#include <condition_variable>
#include <mutex>
#include <utility>

namespace tessera::room {
namespace {

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

/// What the thread works with, as long as it needs it.
class capture::device {
public:
  device(pipeline_plan plan, std::shared_ptr<share_lane> lane, failed_handler failed)
      : plan_(std::move(plan)), lane_(std::move(lane)), failed_(std::move(failed)) {}

  void run();
  void want(bool open);
  void make_key_frame();
  /// Nothing comes out of it any more, and it closes. Whether it has done so in time.
  [[nodiscard]] bool end(std::chrono::milliseconds limit);
  [[nodiscard]] std::uint64_t pieces() const noexcept { return pieces_; }
  [[nodiscard]] auto closed() const { return closed_; }

private:
  // Context: GStreamer's threads.
  static GstFlowReturn on_sample(GstAppSink* sink, gpointer to) noexcept;
  static GstBusSyncReply on_message(GstBus*, GstMessage* message, gpointer to) noexcept;
  void take(GstSample* sample);
  void fail(const std::string& why);

  [[nodiscard]] bool open();
  void close();

  const pipeline_plan plan_;
  std::mutex way_out_; ///< held while something goes out; guards the next two, empty in the end
  std::shared_ptr<share_lane> lane_;
  failed_handler failed_;
  const std::shared_ptr<std::atomic<bool>> closed_ = std::make_shared<std::atomic<bool>>(false);
  std::atomic<std::uint64_t> pieces_{0};
  std::atomic<std::int64_t> base_ns_{0}; ///< CLOCK_MONOTONIC at running time 0
  std::mutex mutex_;                     ///< guards what follows
  std::condition_variable news_;
  bool wanted_ = false;
  bool over_ = false;
  bool done_ = false;
  GstElement* sink_ = nullptr;
  GstElement* pipeline_ = nullptr; ///< the worker's alone
};

capture::capture(pipeline_plan plan, std::shared_ptr<share_lane> lane, failed_handler failed)
    : device_(std::make_shared<device>(std::move(plan), std::move(lane), std::move(failed))),
      worker_([mine = device_] { mine->run(); }) {}

capture::~capture() {
  if (device_->end(patience))
    worker_.join();
  else
    worker_.detach();
}

void capture::want(bool open) {
  device_->want(open);
}

void capture::make_key_frame() {
  device_->make_key_frame();
}

std::uint64_t capture::pieces() const noexcept {
  return device_->pieces();
}

std::shared_ptr<const std::atomic<bool>> capture::closed() const {
  return device_->closed();
}

bool capture::device::end(std::chrono::milliseconds limit) {
  {
    std::lock_guard out{way_out_};
    lane_ = nullptr;
    failed_ = nullptr;
  }
  std::unique_lock lock{mutex_};
  over_ = true;
  news_.notify_all();
  return news_.wait_for(lock, limit, [this] { return done_; });
}

void capture::device::want(bool open) {
  {
    std::lock_guard lock{mutex_};
    wanted_ = open;
  }
  news_.notify_all();
}

void capture::device::make_key_frame() {
  if (plan_.sound)
    return;
  std::lock_guard lock{mutex_};
  if (sink_ == nullptr)
    return;
  auto* wish = gst_structure_new("GstForceKeyUnit", "all-headers", G_TYPE_BOOLEAN, TRUE, nullptr);
  gst_element_send_event(sink_, gst_event_new_custom(GST_EVENT_CUSTOM_UPSTREAM, wish));
}

GstFlowReturn capture::device::on_sample(GstAppSink* sink, gpointer to) noexcept {
  if (GstSample* sample = gst_app_sink_pull_sample(sink)) {
    static_cast<device*>(to)->take(sample);
    gst_sample_unref(sample);
  }
  return GST_FLOW_OK;
}

GstBusSyncReply
capture::device::on_message(GstBus*, GstMessage* message, gpointer to) noexcept {
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    static_cast<device*>(to)->fail(error->message);
    g_error_free(error);
  } else if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS) {
    static_cast<device*>(to)->fail("the device gives nothing any more");
  }
  gst_message_unref(message);
  return GST_BUS_DROP;
}

void capture::device::take(GstSample* sample) {
  GstBuffer* piece = gst_sample_get_buffer(sample);
  GstMapInfo map;
  if (piece == nullptr || !gst_buffer_map(piece, &map, GST_MAP_READ))
    return;
  const auto now = monotonic_ns();
  // Both clocks are the machine's: pictures and sound that belong together have the same time.
  const auto pts = GST_BUFFER_PTS(piece);
  const auto at = GST_CLOCK_TIME_IS_VALID(pts) ? base_ns_ + static_cast<std::int64_t>(pts) : now;
  const bool first = pieces_ == 0;
  std::unique_lock out{way_out_};
  if (lane_ && plan_.sound)
    lane_->push_sound({first, at, now, map.data, map.size});
  else if (lane_)
    lane_->push({!GST_BUFFER_FLAG_IS_SET(piece, GST_BUFFER_FLAG_DELTA_UNIT),
                 false,
                 at,
                 now,
                 map.data,
                 map.size});
  out.unlock();
  ++pieces_;
  gst_buffer_unmap(piece, &map);
}

void capture::device::fail(const std::string& why) {
  std::lock_guard out{way_out_};
  if (failed_)
    failed_(why);
}

void capture::device::run() {
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
  *closed_ = true;
  lock.lock();
  done_ = true;
  news_.notify_all();
}

bool capture::device::open() {
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

void capture::device::close() {
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
