// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "sound_player.hpp"

#include "launch.hpp"

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

#include <utility>

namespace tessera::kiosk {
namespace {

/// What gain_ramp can work on, whatever was sent.
constexpr auto gain_caps = "audio/x-raw,format=F32LE,layout=interleaved,rate=48000,channels=2";
constexpr std::size_t gain_channels = 2;

/// The pipeline runs on the system clock, in which lanes count. A device with a clock of its own is
/// followed by a step of 20 ms now and then. Observed: resampling instead begins with seconds of
/// wrong pitch and silence on a null sink (GStreamer 1.22).
constexpr auto with_device_clock =
    " provide-clock=false slave-method=skew drift-tolerance=20000 buffer-time=60000"
    " latency-time=10000";

std::string describe(const lane::sound_caps& caps, const std::string& output) {
  auto text = "appsrc name=source is-live=true format=time "
              "caps=audio/x-opus,channel-mapping-family=0,rate=" +
              std::to_string(caps.rate) + ",channels=" + std::to_string(caps.channels) +
              " ! opusdec plc=true use-inband-fec=true ! audioconvert ! audioresample ! " +
              std::string{gain_caps} + " ! identity name=gain ! audioconvert ! " + output +
              " name=sink sync=true async=false";
  // PipeWire's keeps to the pipeline's clock by itself.
  return output == "pipewiresink" ? text : text + with_device_clock;
}

/// Takes the buffer over.
GstBuffer* with_gain(GstBuffer* buffer, gain_ramp& ramp) {
  auto* own = gst_buffer_make_writable(buffer);
  GstMapInfo bytes{};
  if (!gst_buffer_map(own, &bytes, GST_MAP_READWRITE))
    return own;
  ramp.apply({reinterpret_cast<float*>(bytes.data), bytes.size / sizeof(float)}, gain_channels);
  gst_buffer_unmap(own, &bytes);
  return own;
}

GstBusSyncReply on_message(GstBus*, GstMessage* message, void* data) noexcept {
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    const auto& failed = *static_cast<std::function<void(const std::string&)>*>(data);
    failed(error != nullptr ? error->message : "the output failed");
    g_clear_error(&error);
  }
  gst_message_unref(message);
  return GST_BUS_DROP;
}

} // namespace

result<std::unique_ptr<sound_player>>
sound_player::make(const lane::sound_caps& caps,
                   const std::string& output,
                   std::function<void(const std::string&)> failed) {
  std::unique_ptr<sound_player> made{new sound_player};
  made->failed_ = std::move(failed);
  if (auto started = made->start(describe(caps, output)); !started)
    return std::move(started).error();
  return made;
}

result<> sound_player::start(const std::string& description) {
  auto made = launch(description, on_message, &failed_);
  if (!made)
    return std::move(made).error();
  pipeline_ = *made;
  source_ = gst_bin_get_by_name(GST_BIN(pipeline_), "source");
  gain_ = gst_bin_get_by_name(GST_BIN(pipeline_), "gain");
  watch_gain();
  // Time stamps are times of the clock itself.
  auto* clock = gst_system_clock_obtain();
  gst_pipeline_use_clock(GST_PIPELINE(pipeline_), clock);
  gst_object_unref(clock);
  gst_element_set_start_time(pipeline_, GST_CLOCK_TIME_NONE);
  gst_element_set_base_time(pipeline_, 0);
  if (gst_element_set_state(pipeline_, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return {errc::internal, "the output does not start"};
  return {};
}

void sound_player::watch_gain() {
  auto* pad = gst_element_get_static_pad(gain_, "sink");
  gst_pad_add_probe(
      pad,
      GST_PAD_PROBE_TYPE_BUFFER,
      [](GstPad*, GstPadProbeInfo* info, void* data) noexcept {
        auto& ramp = static_cast<sound_player*>(data)->ramp_;
        GST_PAD_PROBE_INFO_DATA(info) = with_gain(GST_PAD_PROBE_INFO_BUFFER(info), ramp);
        return GST_PAD_PROBE_OK;
      },
      this,
      nullptr);
  gst_object_unref(pad);
}

sound_player::~sound_player() {
  for (auto* element : {source_, gain_})
    if (element != nullptr)
      gst_object_unref(element);
  if (pipeline_ == nullptr)
    return;
  gst_element_set_state(pipeline_, GST_STATE_NULL);
  gst_object_unref(pipeline_);
}

result<> sound_player::play(const lane::frame& packet, std::int64_t at_ns, bool gap) {
  if (ramp_.silent()) {
    skipped_ = true;
    return {};
  }
  auto* buffer = gst_buffer_new_memdup(packet.payload.data(), packet.payload.size());
  GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(at_ns);
  if (std::exchange(skipped_, false) || gap)
    GST_BUFFER_FLAG_SET(buffer, GST_BUFFER_FLAG_DISCONT);
  if (gst_app_src_push_buffer(GST_APP_SRC(source_), buffer) != GST_FLOW_OK)
    return {errc::closed, "the player takes no more"};
  return {};
}

void sound_player::set_volume(double volume) {
  ramp_.set(volume * volume * volume);
}

} // namespace tessera::kiosk
