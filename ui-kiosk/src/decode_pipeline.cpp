// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "decode_pipeline.hpp"

#include "core/picture_size.hpp"
#include "decoder_table.hpp"
#include "launch.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <gst/video/video.h>
#include <sys/resource.h>

#include <utility>

namespace tessera::kiosk {
namespace {

GstFlowReturn on_sample(GstAppSink* sink, void* data) noexcept {
  auto* context = static_cast<decode_pipeline::context*>(data);
  auto* sample = gst_app_sink_pull_sample(sink);
  if (sample == nullptr)
    return GST_FLOW_EOS;
  // The arrival time travels through the decoder as the time stamp.
  auto stamp = GST_BUFFER_PTS(gst_sample_get_buffer(sample));
  QSize native{context->native_width, context->native_height};
  auto image = context->images.of(sample, native);
  if (image.isNull())
    return GST_FLOW_ERROR;
  auto arrival = GST_CLOCK_TIME_IS_VALID(stamp) ? static_cast<std::int64_t>(stamp) : 0;
  context->on.decoded({std::move(image), native, arrival});
  return GST_FLOW_OK;
}

/// Called in a thread that starts to decode: many of them must not take the processor from the one
/// that draws. Threads that it starts in turn inherit that.
void give_way(GstMessage* message) noexcept {
  constexpr int niceness = 5;
  GstStreamStatusType type{};
  gst_message_parse_stream_status(message, &type, nullptr);
  if (type == GST_STREAM_STATUS_TYPE_ENTER)
    setpriority(PRIO_PROCESS, 0, niceness);
}

GstBusSyncReply on_message(GstBus*, GstMessage* message, void* data) noexcept {
  const auto& on = static_cast<decode_pipeline::context*>(data)->on;
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_STREAM_STATUS)
    give_way(message);
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_WARNING)
    on.key_frame_needed();
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    on.failed(error != nullptr ? error->message : "the decoder failed");
    g_clear_error(&error);
  }
  gst_message_unref(message);
  return GST_BUS_DROP;
}

GstPadProbeReturn on_upstream_event(GstPad*, GstPadProbeInfo* info, void* data) noexcept {
  if (gst_video_event_is_force_key_unit(GST_PAD_PROBE_INFO_EVENT(info)))
    static_cast<decode_pipeline::context*>(data)->on.key_frame_needed();
  return GST_PAD_PROBE_OK;
}

/// In front of the decoder, where a parser tells the size, and behind it, before the scaler.
GstPadProbeReturn guard_size(GstPad*, GstPadProbeInfo* info, void* data) noexcept {
  auto* context = static_cast<decode_pipeline::context*>(data);
  if ((GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER) != 0)
    return context->too_large ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
  auto* event = GST_PAD_PROBE_INFO_EVENT(info);
  if (GST_EVENT_TYPE(event) != GST_EVENT_CAPS)
    return GST_PAD_PROBE_OK;
  context->hold.forget();
  GstCaps* caps = nullptr;
  gst_event_parse_caps(event, &caps);
  const auto* format = gst_caps_get_structure(caps, 0);
  int width = 0;
  int height = 0;
  if (!gst_structure_get_int(format, "width", &width) ||
      !gst_structure_get_int(format, "height", &height))
    return GST_PAD_PROBE_OK;
  context->native_width = width;
  context->native_height = height;
  if (std::int64_t{width} * height <= max_picture_pixels)
    return GST_PAD_PROBE_OK;
  context->too_large = true;
  context->on.too_large();
  return GST_PAD_PROBE_DROP;
}

GstPadProbeReturn hold_back(GstPad*, GstPadProbeInfo* info, void* data) noexcept {
  auto& hold = static_cast<decode_pipeline::context*>(data)->hold;
  return hold.take(GST_PAD_PROBE_INFO_BUFFER(info)) ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

/// A decoder asks who is behind it whether its lines may be longer than the picture is wide; else it
/// copies each one.
GstPadProbeReturn allow_any_stride(GstPad*, GstPadProbeInfo* info, void*) noexcept {
  auto* query = GST_PAD_PROBE_INFO_QUERY(info);
  if (GST_QUERY_TYPE(query) != GST_QUERY_ALLOCATION)
    return GST_PAD_PROBE_OK;
  gst_query_add_allocation_meta(query, GST_VIDEO_META_API_TYPE, nullptr);
  return GST_PAD_PROBE_HANDLED;
}

void watch_pad(GstElement* element,
               const char* name,
               GstPadProbeType type,
               GstPadProbeCallback call,
               void* data) {
  auto* pad = gst_element_get_static_pad(element, name);
  gst_pad_add_probe(pad, type, call, data, nullptr);
  gst_object_unref(pad);
}

std::string describe(const std::string& caps, const std::string& decoder) {
  return "appsrc name=source is-live=true format=time caps=" + caps + " ! " + decoder +
         " ! capsfilter name=native caps=video/x-raw"
         " ! videoscale add-borders=false ! capsfilter name=size ! videoconvert ! "
         "video/x-raw,format=" +
         decoded_image::formats +
         " ! appsink name=sink sync=false async=false max-buffers=1 drop=true";
}

void free_payload(void* payload) noexcept {
  delete static_cast<std::vector<std::byte>*>(payload);
}

} // namespace

result<std::unique_ptr<decode_pipeline>>
decode_pipeline::make(const lane::caps& caps, bool hardware, handlers on) {
  auto decoder = decoder_for(caps.codec, hardware);
  if (decoder.empty())
    return {errc::codec_unsupported, "no GStreamer decoder for " + caps.codec + " is installed"};
  std::unique_ptr<decode_pipeline> made{new decode_pipeline};
  made->context_.on = std::move(on);
  if (!caps.key_frames_on_request)
    made->context_.hold.keep();
  if (auto started = made->start(describe(encoded_caps(caps.codec), decoder)); !started)
    return std::move(started).error();
  return made;
}

result<> decode_pipeline::start(const std::string& description) {
  auto made = launch(description, on_message, &context_);
  if (!made)
    return std::move(made).error();
  pipeline_ = *made;

  auto* sink = gst_bin_get_by_name(GST_BIN(pipeline_), "sink");
  GstAppSinkCallbacks callbacks{};
  callbacks.new_sample = on_sample;
  gst_app_sink_set_callbacks(GST_APP_SINK(sink), &callbacks, &context_, nullptr);
  watch_pad(sink,
            "sink",
            static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM | GST_PAD_PROBE_TYPE_PUSH),
            allow_any_stride,
            nullptr);
  gst_object_unref(sink);

  source_ = gst_bin_get_by_name(GST_BIN(pipeline_), "source");
  watch_pad(source_, "src", GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, on_upstream_event, &context_);
  native_ = gst_bin_get_by_name(GST_BIN(pipeline_), "native");
  constexpr auto data_and_caps =
      static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_BUFFER);
  watch_pad(native_, "src", data_and_caps, guard_size, &context_);
  watch_pad(native_, "src", GST_PAD_PROBE_TYPE_BUFFER, hold_back, &context_);
  size_ = gst_bin_get_by_name(GST_BIN(pipeline_), "size");

  auto* decoder = gst_bin_get_by_name(GST_BIN(pipeline_), "decoder");
  if (g_object_class_find_property(G_OBJECT_GET_CLASS(decoder), "automatic-request-sync-points"))
    g_object_set(decoder, "automatic-request-sync-points", TRUE, nullptr);
  watch_pad(decoder, "sink", data_and_caps, guard_size, &context_);
  gst_object_unref(decoder);

  if (gst_element_set_state(pipeline_, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return {errc::internal, "the decoder does not start"};
  return {};
}

decode_pipeline::~decode_pipeline() {
  for (auto* element : {source_, native_, size_})
    if (element != nullptr)
      gst_object_unref(element);
  if (pipeline_ == nullptr)
    return;
  gst_element_set_state(pipeline_, GST_STATE_NULL);
  gst_object_unref(pipeline_);
}

result<> decode_pipeline::push(lane::frame frame) {
  auto* payload = new std::vector<std::byte>(std::move(frame.payload));
  auto* buffer = gst_buffer_new_wrapped_full(GST_MEMORY_FLAG_READONLY,
                                             payload->data(),
                                             payload->size(),
                                             0,
                                             payload->size(),
                                             payload,
                                             free_payload);
  if (frame.header.arrival_ns > 0)
    GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(frame.header.arrival_ns);
  if (!frame.header.key_frame())
    GST_BUFFER_FLAG_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
  if (gst_app_src_push_buffer(GST_APP_SRC(source_), buffer) != GST_FLOW_OK)
    return {errc::closed, "the decoder takes no more data"};
  return {};
}

void decode_pipeline::set_output_size(QSize size) {
  auto* caps = size.isEmpty() ? gst_caps_new_any()
                              : gst_caps_new_simple("video/x-raw",
                                                    "width",
                                                    G_TYPE_INT,
                                                    size.width(),
                                                    "height",
                                                    G_TYPE_INT,
                                                    size.height(),
                                                    "pixel-aspect-ratio",
                                                    GST_TYPE_FRACTION,
                                                    1,
                                                    1,
                                                    nullptr);
  g_object_set(size_, "caps", caps, nullptr);
  gst_caps_unref(caps);
}

void decode_pipeline::repeat() {
  auto* pad = gst_element_get_static_pad(native_, "src");
  context_.hold.repeat(pad);
  gst_object_unref(pad);
}

decode_pipeline::queue decode_pipeline::backlog() const {
  auto* source = GST_APP_SRC(source_);
  return {gst_app_src_get_current_level_buffers(source), gst_app_src_get_current_level_bytes(source)};
}

} // namespace tessera::kiosk
