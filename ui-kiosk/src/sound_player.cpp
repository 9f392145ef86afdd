// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "sound_player.hpp"

#include "core/sound_decoder.hpp"
#include "launch.hpp"

#include <gst/app/gstappsrc.h>
#include <gst/audio/gstaudiobasesink.h>
#include <gst/gst.h>

#include <cstring>
#include <span>
#include <utility>
#include <vector>

namespace tessera::kiosk {
namespace {

/// What a decoder's sound is made, so that sound_line finds it alike whatever was sent.
constexpr int rate = 48'000;
constexpr std::size_t channels = 2;
constexpr auto decoded_caps = "audio/x-raw,format=F32LE,layout=interleaved,rate=48000,channels=2";

/// Of a decoder or an output that is held up; the oldest goes first.
constexpr auto bounded = " max-bytes=0 max-time=500000000 leaky-type=downstream";

/// The pipeline runs on the system clock, in which lanes count. A device with a clock of its own is
/// followed by device_drift. Observed (GStreamer 1.22): resampling instead begins with seconds of
/// wrong pitch and silence on a null sink, skewing with seconds of shreds.
constexpr auto with_device_clock =
    " provide-clock=false slave-method=custom buffer-time=60000 latency-time=10000"
    " alignment-threshold=5000000 discont-wait=0";

std::string describe(const lane::sound_caps& caps, const std::string& output) {
  const auto decoder = decoder_of(caps);
  auto text = "appsrc name=source is-live=true format=time" + std::string{bounded} +
              " caps=" + decoder.encoded + " ! " + decoder.element +
              " ! audioconvert ! audioresample ! " +
              decoded_caps + " ! identity name=gain ! audioconvert ! " + output +
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
  ramp.apply({reinterpret_cast<float*>(bytes.data), bytes.size / sizeof(float)}, channels);
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

sound_player::sound_player(std::function<void(const std::string&)> failed)
    : failed_(std::move(failed)), line_(rate), ramp_(rate) {}

result<std::unique_ptr<sound_player>>
sound_player::make(const lane::sound_caps& caps,
                   const std::string& output,
                   std::function<void(const std::string&)> failed) {
  std::unique_ptr<sound_player> made{new sound_player{std::move(failed)}};
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
  watch_decoded();
  follow_device();
  // Time stamps are times of the clock itself.
  auto* clock = gst_system_clock_obtain();
  gst_pipeline_use_clock(GST_PIPELINE(pipeline_), clock);
  gst_object_unref(clock);
  gst_element_set_start_time(pipeline_, GST_CLOCK_TIME_NONE);
  gst_element_set_base_time(pipeline_, 0);
  // Nor does the output add what it takes for its latency: the caller has seen to that.
  gst_pipeline_set_latency(GST_PIPELINE(pipeline_), 0);
  if (gst_element_set_state(pipeline_, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return {errc::internal, "the output does not start"};
  return {};
}

void sound_player::watch_decoded() {
  auto* pad = gst_element_get_static_pad(gain_, "sink");
  gst_pad_add_probe(
      pad,
      GST_PAD_PROBE_TYPE_BUFFER,
      [](GstPad*, GstPadProbeInfo* info, void* data) noexcept {
        auto& me = *static_cast<sound_player*>(data);
        auto* lined = me.line_up(GST_PAD_PROBE_INFO_BUFFER(info));
        GST_PAD_PROBE_INFO_DATA(info) = with_gain(lined, me.ramp_);
        return GST_PAD_PROBE_OK;
      },
      this,
      nullptr);
  gst_object_unref(pad);
}

void sound_player::follow_device() {
  auto* sink = gst_bin_get_by_name(GST_BIN(pipeline_), "sink");
  if (GST_IS_AUDIO_BASE_SINK(sink))
    gst_audio_base_sink_set_custom_slaving_callback(
        GST_AUDIO_BASE_SINK(sink),
        [](GstAudioBaseSink*, GstClockTime clock, GstClockTime device, GstClockTimeDiff* ahead,
           GstAudioBaseSinkDiscontReason, void* data) noexcept {
          if (ahead != nullptr) // else nothing is to be followed yet
            *ahead = static_cast<sound_player*>(data)->drift_.put(
                static_cast<std::int64_t>(device), static_cast<std::int64_t>(clock));
        },
        this,
        nullptr);
  gst_object_unref(sink);
}

/// Takes the buffer over.
GstBuffer* sound_player::line_up(GstBuffer* decoded) {
  constexpr auto frame_bytes = channels * sizeof(float);
  GstMapInfo bytes{};
  if (!GST_BUFFER_PTS_IS_VALID(decoded) || !gst_buffer_map(decoded, &bytes, GST_MAP_READ))
    return decoded;
  const auto frames = bytes.size / frame_bytes;
  std::vector<float> samples(frames * channels);
  std::memcpy(samples.data(), bytes.data, frames * frame_bytes);
  gst_buffer_unmap(decoded, &bytes);
  if (frames == 0)
    return decoded;
  const auto place = line_.put(static_cast<std::int64_t>(GST_BUFFER_PTS(decoded)),
                               frames,
                               GST_BUFFER_FLAG_IS_SET(decoded, GST_BUFFER_FLAG_DISCONT));
  GstBuffer* lined = decoded;
  if (place.frames != frames) {
    const auto other = stretch(samples, channels, place.frames);
    lined = gst_buffer_new_memdup(other.data(), other.size() * sizeof(float));
    gst_buffer_unref(decoded);
  } else {
    lined = gst_buffer_make_writable(decoded);
  }
  GST_BUFFER_PTS(lined) = static_cast<GstClockTime>(place.at_ns);
  GST_BUFFER_DURATION(lined) = gst_util_uint64_scale(place.frames, GST_SECOND, rate);
  GST_BUFFER_OFFSET(lined) = GST_BUFFER_OFFSET_END(lined) = GST_BUFFER_OFFSET_NONE;
  if (place.jump)
    GST_BUFFER_FLAG_SET(lined, GST_BUFFER_FLAG_DISCONT);
  else
    GST_BUFFER_FLAG_UNSET(lined, GST_BUFFER_FLAG_DISCONT);
  return lined;
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
