// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/sound_branch.hpp"

#include "base/clock.hpp"
#include "media/depay_chain.hpp"

#include <gst/rtp/rtp.h>

#include <optional>
#include <utility>

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
  if (level_.extension != 0) {
    gst_ptr<GstPad> in{gst_element_get_static_pad(chain.depay(), "sink")};
    gst_pad_add_probe(in.get(),
                      GST_PAD_PROBE_TYPE_BUFFER,
                      on_packet,
                      new branch_ref{shared_from_this()},
                      let_go);
  }
  outlet_.now().to.lane->set_sound_caps(caps);
  return chain.start(pad);
}

void sound_branch::feed(std::shared_ptr<net::lane_writer> lane) {
  lane->set_sound_caps(caps);
  packets_ = bytes_ = 0;
  outlet_.lead_to({std::move(lane)});
}

GstPadProbeReturn
sound_branch::on_packet(GstPad*, GstPadProbeInfo* info, gpointer data) noexcept {
  (*static_cast<branch_ref*>(data))->look_at_level(GST_PAD_PROBE_INFO_BUFFER(info));
  return GST_PAD_PROBE_OK;
}

/// Spec: RFC 6464 3: one byte, of which the first bit says what the sender takes for speech.
void sound_branch::look_at_level(GstBuffer* packet) {
  GstRTPBuffer rtp = GST_RTP_BUFFER_INIT;
  if (gst_rtp_buffer_map(packet, GST_MAP_READ, &rtp) == FALSE)
    return;
  gpointer said = nullptr;
  guint size = 0;
  std::optional<bool> turned;
  const auto [to, turn] = outlet_.now();
  if (std::exchange(turn_, turn) != turn)
    voice_ = {}; // who spoke in the share before says nothing of this one
  const auto id = static_cast<guint8>(level_.extension);
  if (gst_rtp_buffer_get_extension_onebyte_header(&rtp, id, 0, &said, &size) == TRUE && size > 0)
    turned = voice_.take(*static_cast<const guint8*>(said) & 0x7f, monotonic::now());
  gst_rtp_buffer_unmap(&rtp);
  if (turned && to.lane && level_.on_voice)
    level_.on_voice(*turned);
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
