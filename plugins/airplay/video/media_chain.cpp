// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/media_chain.hpp"

#include "base/clock.hpp"

#include <fmt/format.h>
#include <gst/app/gstappsink.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tessera::airplay {

namespace {

/// What strangers' media may be put through. Others would read addresses of their own out of them
/// (DASH, SDP), decode pictures, or are tried by nobody.
constexpr std::array known{
    "appsink",       "audioconvert",    "audioresample",  "av1parse",       "avdec_aac",
    "avdec_ac3",     "avdec_alac",      "avdec_eac3",     "aacparse",       "ac3parse",
    "bin",           "capsfilter",      "fakesink",       "flacparse",      "h264parse",
    "h265parse",     "hlsdemux",        "hlsdemux2",      "id3demux",       "identity",
    "matroskademux", "mpeg4videoparse", "mpegaudioparse", "mpegvideoparse", "mpg123audiodec",
    "multiqueue",    "opusdec",         "opusenc",        "opusparse",      "parsebin",
    "qtdemux",       "queue",           "queue2",         "souphttpsrc",    "tsdemux",
    "typefind",      "vorbisdec",       "vp9parse",
};

constexpr const char* to_opus =
    " ! audioconvert ! audioresample ! audio/x-raw,rate=48000,channels=2 ! "
    "opusenc frame-size=20 bitrate=128000";

std::string_view factory_of(GstElement* element) {
  auto* factory = gst_element_get_factory(element);
  return factory != nullptr ? std::string_view{GST_OBJECT_NAME(factory)} : std::string_view{};
}

lane::caps caps_of(GstSample* sample) {
  lane::caps out;
  auto* caps = gst_sample_get_caps(sample);
  if (caps == nullptr)
    return out;
  auto* structure = gst_caps_get_structure(caps, 0);
  const std::string_view name = gst_structure_get_name(structure);
  out.codec = name == "video/x-h264"   ? "h264"
              : name == "video/x-h265" ? "h265"
              : name == "video/x-vp8"  ? "vp8"
                                       : "vp9";
  gst_structure_get_int(structure, "width", &out.width);
  gst_structure_get_int(structure, "height", &out.height);
  return out;
}

/// The moment by CLOCK_MONOTONIC at which a time of the media is due.
std::int64_t due(GstElement* pipeline, GstSample* sample, GstClockTime time, std::int64_t now) {
  const auto running =
      gst_segment_to_running_time(gst_sample_get_segment(sample), GST_FORMAT_TIME, time);
  if (!GST_CLOCK_TIME_IS_VALID(running))
    return now;
  return static_cast<std::int64_t>(gst_element_get_base_time(pipeline) + running);
}

} // namespace

stream_plan plan_of(const std::string& media_type, int mpeg_version, int layer) {
  if (media_type == "video/x-h264")
    return {"h264",
            "h264parse config-interval=-1 ! "
            "capsfilter caps=video/x-h264,stream-format=byte-stream,alignment=au"};
  if (media_type == "video/x-h265")
    return {"h265",
            "h265parse config-interval=-1 ! "
            "capsfilter caps=video/x-h265,stream-format=byte-stream,alignment=au"};
  if (media_type == "video/x-vp8")
    return {"vp8", "identity"};
  if (media_type == "video/x-vp9")
    return {"vp9", "vp9parse ! capsfilter caps=video/x-vp9,alignment=super-frame"};
  const char* decoder = media_type == "audio/x-opus"     ? "opusdec"
                        : media_type == "audio/x-vorbis" ? "vorbisdec"
                        : media_type == "audio/x-ac3"    ? "avdec_ac3"
                        : media_type == "audio/x-eac3"   ? "avdec_eac3"
                        : media_type == "audio/x-alac"   ? "avdec_alac"
                        : media_type != "audio/mpeg"     ? nullptr
                        : mpeg_version != 1              ? "avdec_aac"
                        : layer == 3                     ? "mpg123audiodec"
                                                         : nullptr;
  if (decoder == nullptr)
    return {};
  return {{}, decoder + std::string{to_opus}, true};
}

media_chain::media_chain(const std::string& source, lane_feed& feed, on_failed failed)
    : feed_(feed), failed_(std::move(failed)), pipeline_(gst_pipeline_new(nullptr)) {
  gst_object_ref_sink(pipeline_);
  g_signal_connect(pipeline_, "deep-element-added", G_CALLBACK(on_element), this);
  auto* fetch = gst_element_factory_make("souphttpsrc", nullptr);
  auto* parse = gst_element_factory_make("parsebin", nullptr);
  auto* queue = gst_element_factory_make("multiqueue", nullptr);
  auto* sink = gst_element_factory_make("appsink", nullptr);
  if (fetch == nullptr || parse == nullptr || queue == nullptr || sink == nullptr) {
    for (auto* each : {fetch, parse, queue, sink})
      if (each != nullptr)
        gst_object_unref(gst_object_ref_sink(each));
    return;
  }
  g_object_set(fetch, "location", source.c_str(), "proxy", "", "retries", 1, nullptr);
  g_object_set(queue,
               "max-size-buffers",
               0U,
               "max-size-bytes",
               32U * 1024 * 1024,
               "max-size-time",
               guint64{3 * GST_SECOND},
               "use-buffering",
               TRUE,
               "low-watermark",
               0.02,
               "high-watermark",
               0.4,
               nullptr);
  // The pipeline's clock decides when each piece is due; none is dropped for being late.
  g_object_set(sink, "max-buffers", 1U, "max-lateness", gint64{-1}, "qos", FALSE, nullptr);
  gst_bin_add_many(GST_BIN(pipeline_), fetch, parse, queue, sink, nullptr);
  gst_element_link(fetch, parse);
  g_signal_connect(parse, "pad-added", G_CALLBACK(on_pad), this);
  GstAppSinkCallbacks calls{};
  calls.new_preroll = [](GstAppSink* out, gpointer me) noexcept {
    if (auto* sample = gst_app_sink_pull_preroll(out)) {
      auto* self = static_cast<media_chain*>(me);
      if (!self->leave_out_first_)
        self->take_sample(sample, false, true);
      gst_sample_unref(sample);
    }
    return GST_FLOW_OK;
  };
  calls.new_sample = [](GstAppSink* out, gpointer me) noexcept {
    if (auto* sample = gst_app_sink_pull_sample(out)) {
      static_cast<media_chain*>(me)->take_sample(sample, false, false);
      gst_sample_unref(sample);
    }
    return GST_FLOW_OK;
  };
  gst_app_sink_set_callbacks(GST_APP_SINK(sink), &calls, this, nullptr);
  auto* pad = gst_element_get_static_pad(sink, "sink");
  gst_pad_add_probe(pad, GST_PAD_PROBE_TYPE_BUFFER, on_picture_time, nullptr, nullptr);
  gst_object_unref(pad);
  auto* clock = gst_system_clock_obtain(); // CLOCK_MONOTONIC
  gst_pipeline_use_clock(GST_PIPELINE(pipeline_), clock);
  gst_object_unref(clock);
  queue_ = queue;
  sink_ = sink;
}

media_chain::~media_chain() {
  gst_element_set_state(pipeline_, GST_STATE_NULL);
  gst_object_unref(pipeline_);
}

/// Pictures come in the order in which they are decoded, and each has to go out when it is its turn
/// there; what a sink goes by is when it is shown. That is kept aside.
GstPadProbeReturn
media_chain::on_picture_time(GstPad* pad, GstPadProbeInfo* info, gpointer) noexcept {
  auto* buffer = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
  GST_PAD_PROBE_INFO_DATA(info) = buffer;
  const auto shown = GST_BUFFER_PTS(buffer), decoded = GST_BUFFER_DTS(buffer);
  GST_BUFFER_OFFSET(buffer) = shown;
  auto turn = GST_CLOCK_TIME_IS_VALID(shown) && GST_CLOCK_TIME_IS_VALID(decoded)
                  ? std::min(shown, decoded)
              : GST_CLOCK_TIME_IS_VALID(shown) ? shown
                                               : decoded;
  // What lies before the place that was sought is needed to decode what lies there.
  if (auto* event = gst_pad_get_sticky_event(pad, GST_EVENT_SEGMENT, 0)) {
    const GstSegment* segment = nullptr;
    gst_event_parse_segment(event, &segment);
    if (segment->format == GST_FORMAT_TIME && GST_CLOCK_TIME_IS_VALID(turn))
      turn = std::max<GstClockTime>(turn, segment->start);
    gst_event_unref(event);
  }
  GST_BUFFER_PTS(buffer) = turn;
  GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
  GST_BUFFER_DURATION(buffer) = GST_CLOCK_TIME_NONE;
  return GST_PAD_PROBE_OK;
}

/// `first`: it stands at this picture, which comes once more when it goes on.
void media_chain::take_sample(GstSample* sample, bool sound, bool first) {
  auto* buffer = gst_sample_get_buffer(sample);
  GstMapInfo map;
  if (buffer == nullptr || !gst_buffer_map(buffer, &map, GST_MAP_READ))
    return;
  const std::string_view bytes{reinterpret_cast<const char*>(map.data), map.size};
  const auto now = monotonic_ns();
  if (sound) {
    feed_.sound(due(pipeline_, sample, GST_BUFFER_PTS(buffer), now), now, bytes);
  } else {
    std::unique_lock lock{mutex_};
    const auto time = GST_BUFFER_OFFSET(buffer);
    const bool again = time == shown_ && GST_CLOCK_TIME_IS_VALID(time);
    shown_ = first ? time : GST_CLOCK_TIME_NONE;
    lock.unlock();
    const bool key = !GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
    if (!again)
      feed_.picture(
          caps_of(sample), key, first ? now : due(pipeline_, sample, time, now), now, bytes);
  }
  gst_buffer_unmap(buffer, &map);
}

void media_chain::on_element(GstBin*, GstBin*, GstElement* element, gpointer me) noexcept {
  const auto name = factory_of(element);
  if (name.find("demux") != std::string_view::npos)
    static_cast<media_chain*>(me)->taken_apart_ = true;
  if (name.empty() || std::find(known.begin(), known.end(), name) != known.end())
    return;
  // It never begins to work.
  gst_element_set_locked_state(element, TRUE);
  static_cast<media_chain*>(me)->failed_(
      {errc::unsupported_type,
       fmt::format("This kind of media is not played here ({}).", name),
       {}});
}

void media_chain::on_pad(GstElement*, GstPad* pad, gpointer me) noexcept {
  static_cast<media_chain*>(me)->take_pad(pad);
}

/// A way through the queue, which lets pictures and sound wait for each other.
GstPad* media_chain::buffered(GstPad* pad) {
  auto* in = gst_element_request_pad_simple(queue_, "sink_%u");
  if (in == nullptr)
    return nullptr;
  const std::string name = GST_PAD_NAME(in);
  const bool linked = gst_pad_link(pad, in) == GST_PAD_LINK_OK;
  gst_object_unref(in);
  return linked ? gst_element_get_static_pad(queue_, ("src_" + name.substr(5)).c_str()) : nullptr;
}

void media_chain::take_pad(GstPad* pad) {
  auto* caps = gst_pad_get_current_caps(pad);
  if (caps == nullptr)
    caps = gst_pad_query_caps(pad, nullptr);
  std::string type;
  int version = 0, layer = 0;
  if (caps != nullptr && gst_caps_get_size(caps) > 0) {
    auto* structure = gst_caps_get_structure(caps, 0);
    type = gst_structure_get_name(structure);
    gst_structure_get_int(structure, "mpegversion", &version);
    gst_structure_get_int(structure, "layer", &layer);
  }
  if (caps != nullptr)
    gst_caps_unref(caps);
  auto plan = plan_of(type, version, layer);
  if (plan.description.empty())
    look_at_other(type);
  auto& taken = plan.sound ? has_sound_ : has_pictures_;
  const bool wanted = !plan.description.empty() && !taken.exchange(true);
  auto* from = buffered(pad);
  if (from == nullptr)
    return;
  if (!wanted || !branch(from, plan.description, plan.sound))
    (void)branch(from, "fakesink sync=false async=false", false);
  gst_object_unref(from);
}

/// A part that nobody knows is left out; pictures that are not shown here, and a whole that is no
/// video, end it.
void media_chain::look_at_other(const std::string& type) {
  if (type == "application/x-cenc")
    return failed_({errc::permission_denied,
                    "The video is protected against copying (encrypted). It cannot be shown here.",
                    {}});
  if (type.starts_with("video/") && !has_pictures_)
    return failed_({errc::codec_unsupported,
                    fmt::format("The video is {}; the display takes H.264, H.265, VP8 and VP9 only.",
                                type.substr(type.starts_with("video/x-") ? 8 : 6)),
                    {}});
  if (!taken_apart_ && !type.starts_with("audio/"))
    failed_({errc::unsupported_type, fmt::format("There are no pictures in it ({}).", type), {}});
}

bool media_chain::branch(GstPad* from, const std::string& description, bool sound) {
  const bool pictures = !sound && !description.starts_with("fakesink");
  auto text = description;
  if (sound)
    text += " ! appsink name=out max-buffers=4 max-lateness=-1 qos=false async=false";
  auto* part = gst_parse_bin_from_description(text.c_str(), TRUE, nullptr);
  if (part == nullptr)
    return false;
  if (sound) {
    auto* out = gst_bin_get_by_name(GST_BIN(part), "out");
    GstAppSinkCallbacks calls{};
    calls.new_sample = [](GstAppSink* sink, gpointer me) noexcept {
      if (auto* sample = gst_app_sink_pull_sample(sink)) {
        static_cast<media_chain*>(me)->take_sample(sample, true, false);
        gst_sample_unref(sample);
      }
      return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(out), &calls, this, nullptr);
    gst_object_unref(out);
  }
  gst_bin_add(GST_BIN(pipeline_), part);
  if (pictures)
    gst_element_link(part, sink_);
  auto* in = gst_element_get_static_pad(part, "sink");
  const bool linked = in != nullptr && gst_pad_link(from, in) == GST_PAD_LINK_OK;
  if (in != nullptr)
    gst_object_unref(in);
  gst_element_sync_state_with_parent(part);
  return linked;
}

} // namespace tessera::airplay
