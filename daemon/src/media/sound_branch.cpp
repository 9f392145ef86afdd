// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/sound_branch.hpp"

#include "base/clock.hpp"
#include "media/depay_chain.hpp"

namespace tessera::media {
namespace {

using branch_ref = std::shared_ptr<sound_branch>;

void let_go(gpointer data) noexcept {
  delete static_cast<branch_ref*>(data);
}

const lane::sound_caps caps{"opus"};

} // namespace

bool sound_branch::link(GstElement* pipeline, GstPad* pad) {
  pipeline_ = pipeline;
  const depay_chain chain{pipeline, {{"rtpopusdepay"}}};
  if (chain.empty())
    return false;
  GstAppSinkCallbacks callbacks{};
  callbacks.new_sample = on_sample;
  gst_app_sink_set_callbacks(
      GST_APP_SINK(chain.sink()), &callbacks, new branch_ref{shared_from_this()}, let_go);
  outlet_.now().to.lane->set_sound_caps(caps);
  return chain.start(pad);
}

void sound_branch::feed(std::shared_ptr<net::lane_writer> lane) {
  lane->set_sound_caps(caps);
  packets_ = bytes_ = 0;
  outlet_.lead_to({std::move(lane)});
}

GstFlowReturn sound_branch::on_sample(GstAppSink* sink, gpointer data) noexcept {
  sample_ptr sample{gst_app_sink_pull_sample(sink)};
  if (sample)
    (*static_cast<branch_ref*>(data))->take(sample.get());
  return GST_FLOW_OK;
}

void sound_branch::take(GstSample* sample) {
  auto* buffer = gst_sample_get_buffer(sample);
  GstMapInfo bytes{};
  const auto lane = outlet_.now().to.lane;
  if (!lane || buffer == nullptr || gst_buffer_map(buffer, &bytes, GST_MAP_READ) == FALSE)
    return;
  if (bytes.size > 0 && bytes.size <= max_packet_bytes) {
    const auto arrival = monotonic_ns();
    const auto heard = GST_BUFFER_PTS_IS_VALID(buffer)
                           ? to_monotonic(pipeline_, gst_sample_get_segment(sample), GST_BUFFER_PTS(buffer))
                           : arrival;
    const bool gap = GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DISCONT);
    lane->push(lane::frame_kind::audio,
                gap ? lane::flag_discontinuity : std::uint16_t{0},
                heard,
                arrival,
                bytes.data,
                bytes.size);
    ++packets_;
    bytes_ += bytes.size;
  }
  gst_buffer_unmap(buffer, &bytes);
}

} // namespace tessera::media
