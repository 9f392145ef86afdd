// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/depay_branch.hpp"

#include "base/clock.hpp"
#include "media/depay_chain.hpp"

#include <gst/video/video-event.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace tessera::media {

namespace {

using branch_ref = std::shared_ptr<depay_branch>;

gpointer hold(const branch_ref& branch) {
  return new branch_ref{branch};
}
void let_go(gpointer data) noexcept {
  delete static_cast<branch_ref*>(data);
}

/// For H.264 the depayloader must put whole access units together: the parser would hold each
/// picture back until the next one begins.
std::vector<chain_part> parts_of(const std::string& codec) {
  constexpr auto whole_units =
      "video/x-h264,stream-format=(string)byte-stream,alignment=(string)au";
  if (codec == "h264")
    return {{"rtph264depay"},
            {"capsfilter", "caps", whole_units},
            {"h264parse", "config-interval", "-1"},
            {"capsfilter", "caps", whole_units}};
  if (codec == "vp9")
    return {{"rtpvp9depay"}};
  return {{"rtpvp8depay"}};
}

} // namespace

depay_branch::depay_branch(setup what)
    : codec_(std::move(what.codec)), outlet_(std::move(what.to)) {}

bool depay_branch::link(GstElement* pipeline, GstPad* pad) {
  pipeline_ = pipeline;
  ssrc_ = ssrc_of(pad);
  const depay_chain chain{pipeline, parts_of(codec_)};
  if (chain.empty())
    return false;
  depay_ = chain.depay();
  sink_ = chain.sink();
  g_object_set(depay_, "wait-for-keyframe", TRUE, "request-keyframe", TRUE, nullptr);
  watch_pads();
  return chain.start(pad);
}

void depay_branch::watch_pads() {
  auto me = shared_from_this();
  GstAppSinkCallbacks callbacks{};
  callbacks.new_sample = on_sample;
  gst_app_sink_set_callbacks(GST_APP_SINK(sink_), &callbacks, hold(me), let_go);
  gst_ptr<GstPad> out{gst_element_get_static_pad(depay_, "src")};
  gst_pad_add_probe(out.get(), GST_PAD_PROBE_TYPE_BUFFER, on_depayed, hold(me), let_go);
  gst_ptr<GstPad> in{gst_element_get_static_pad(depay_, "sink")};
  gst_pad_add_probe(in.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, on_upstream, hold(me), let_go);
  gst_pad_add_probe(in.get(), GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, on_downstream, nullptr, nullptr);
}

GstPadProbeReturn
depay_branch::on_depayed(GstPad* pad, GstPadProbeInfo* info, gpointer data) noexcept {
  auto& me = **static_cast<branch_ref*>(data);
  // The jitter buffer leaves the packet's arrival in DTS; parsers put something else there.
  auto* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
  me.arrival_ns_ = monotonic_ns();
  auto* event = gst_pad_get_sticky_event(pad, GST_EVENT_SEGMENT, 0);
  if (event == nullptr)
    return GST_PAD_PROBE_OK;
  const GstSegment* segment = nullptr;
  gst_event_parse_segment(event, &segment);
  if (GST_BUFFER_DTS_IS_VALID(buffer))
    me.arrival_ns_ = to_monotonic(me.pipeline_, segment, GST_BUFFER_DTS(buffer));
  gst_event_unref(event);
  return GST_PAD_PROBE_OK;
}

GstPadProbeReturn
depay_branch::on_upstream(GstPad*, GstPadProbeInfo* info, gpointer data) noexcept {
  auto& me = **static_cast<branch_ref*>(data);
  auto* event = GST_PAD_PROBE_INFO_EVENT(info);
  if (gst_video_event_is_force_key_unit(event) == FALSE)
    return GST_PAD_PROBE_OK;
  std::lock_guard guard{me.gate_mutex_};
  if (!me.gate_.request(monotonic::now()))
    return GST_PAD_PROBE_DROP;
  ++me.key_requests_;
  return GST_PAD_PROBE_OK;
}

/// Depayloaders learn of a loss from the next packet, which is marked; of this event they only make
/// a gap, which an appsink ignores. rtpvp9depay of GStreamer 1.22, moreover, takes a loss within a
/// picture for a reason to write into the event that it remembers, even when it remembers none.
GstPadProbeReturn depay_branch::on_downstream(GstPad*, GstPadProbeInfo* info, gpointer) noexcept {
  return gst_event_has_name(GST_PAD_PROBE_INFO_EVENT(info), "GstRTPPacketLost") != FALSE
             ? GST_PAD_PROBE_DROP
             : GST_PAD_PROBE_OK;
}

GstFlowReturn depay_branch::on_sample(GstAppSink* sink, gpointer data) noexcept {
  sample_ptr sample{gst_app_sink_pull_sample(sink)};
  if (sample)
    (*static_cast<branch_ref*>(data))->take(sample.get());
  return GST_FLOW_OK;
}

void depay_branch::feed(outlet::target to) {
  outlet_.lead_to(std::move(to));
  request_key_frame();
}

/// Another share: what came before is not its own.
void depay_branch::begin() {
  started_ = false;
  frames_ = bytes_ = key_frames_ = key_requests_ = bunched_ = 0;
  held_ns_ = 0;
}

void depay_branch::take(GstSample* sample) {
  auto* buffer = gst_sample_get_buffer(sample);
  const auto [to, turn] = outlet_.now();
  if (std::exchange(turn_, turn) != turn)
    begin();
  GstMapInfo bytes{};
  if (!to.lane || buffer == nullptr || gst_buffer_map(buffer, &bytes, GST_MAP_READ) == FALSE)
    return;
  const auto header = header_of(buffer, bytes);
  std::uint16_t flags = 0;
  if (header.key_frame) {
    flags = lane::flag_key_frame;
    if (!std::exchange(started_, true)) // an earlier connection may have fed the same lane
      flags |= lane::flag_discontinuity;
    ++key_frames_;
    remember_size(gst_sample_get_caps(sample), header);
    to.lane->set_caps({codec_, width_, height_});
    std::lock_guard guard{gate_mutex_};
    gate_.key_frame_came();
  }
  if (started_) {
    const auto* segment = gst_sample_get_segment(sample);
    const auto shown = GST_BUFFER_PTS_IS_VALID(buffer)
                           ? to_monotonic(pipeline_, segment, GST_BUFFER_PTS(buffer))
                           : arrival_ns_;
    to.lane->push(lane::frame_kind::video, flags, shown, arrival_ns_, bytes.data, bytes.size);
    if (count(bytes.size) && to.on_first_picture)
      to.on_first_picture();
  }
  gst_buffer_unmap(buffer, &bytes);
}

/// True for the first one.
bool depay_branch::count(std::size_t bytes) {
  constexpr auto gap = std::chrono::nanoseconds{bunch_gap}.count();
  const auto now = monotonic_ns();
  bunched_ += now - std::exchange(pushed_ns_, now) < gap ? 1 : 0;
  held_ns_ += std::max<std::int64_t>(now - arrival_ns_, 0);
  bytes_ += bytes;
  return frames_++ == 0;
}

picture_header depay_branch::header_of(GstBuffer* buffer, const GstMapInfo& bytes) const {
  const auto view = std::as_bytes(std::span{bytes.data, bytes.size});
  if (codec_ == "vp8")
    return read_vp8(view).value_or(picture_header{});
  if (codec_ == "vp9")
    return read_vp9(view).value_or(picture_header{});
  return {GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT) == FALSE, 0, 0};
}

void depay_branch::remember_size(GstCaps* caps, const picture_header& header) {
  int width = header.width;
  int height = header.height;
  if (width == 0 && caps != nullptr && gst_caps_get_size(caps) > 0) {
    const auto* structure = gst_caps_get_structure(caps, 0);
    gst_structure_get_int(structure, "width", &width);
    gst_structure_get_int(structure, "height", &height);
  }
  width_ = width;
  height_ = height;
}

void depay_branch::request_key_frame() {
  send_request();
}

void depay_branch::remind() {
  bool again = false;
  {
    std::lock_guard guard{gate_mutex_};
    again = gate_.overdue(monotonic::now());
  }
  if (again)
    send_request();
}

/// The probe on the way decides whether it may pass.
void depay_branch::send_request() {
  if (depay_ == nullptr || !outlet_.now().to.lane)
    return;
  gst_ptr<GstPad> in{gst_element_get_static_pad(depay_, "sink")};
  gst_pad_push_event(in.get(),
                     gst_video_event_new_upstream_force_key_unit(GST_CLOCK_TIME_NONE, TRUE, 0));
}

branch_counters depay_branch::counters() const noexcept {
  return {frames_,
          bytes_,
          key_frames_,
          key_requests_,
          bunched_,
          std::chrono::nanoseconds{held_ns_},
          width_,
          height_};
}

} // namespace tessera::media
