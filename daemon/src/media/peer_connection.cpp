// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/peer_connection.hpp"

#include "media/gst_ptr.hpp"
#include "media/peer_callbacks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tessera::media {

namespace {

template <class Streams>
void mute_share(Streams& streams, const share_id& share) {
  for (auto& each : streams) {
    if (each.share != share)
      continue;
    each.branch->mute();
    each.share.reset();
  }
}

std::uint64_t counter(const GstStructure* stats, const char* name) {
  guint64 value = 0;
  gst_structure_get_uint64(stats, name, &value);
  return value;
}

} // namespace

peer_connection::peer_connection(setup what, std::shared_ptr<reaper> graves)
    : setup_(std::move(what)), graves_(std::move(graves)),
      packets_(std::make_shared<std::atomic<std::uint64_t>>(0)) {}

peer_connection::~peer_connection() {
  for (auto& each : streams_)
    each.branch->mute();
  for (auto& each : sounds_)
    each.branch->mute();
  if (pipeline_ == nullptr)
    return;
  graves_->add([pipeline = pipeline_, ice = setup_.ice] {
    gst_element_set_state(pipeline, GST_STATE_NULL);
    gst_object_unref(pipeline);
  });
}

result<> peer_connection::open() {
  webrtc_ = make_webrtc(setup_.ice);
  if (webrtc_ == nullptr)
    return {errc::media_failed, "GStreamer cannot make a webrtcbin."};
  pipeline_ = gst_pipeline_new(setup_.name.c_str());
  gst_object_ref_sink(pipeline_);
  gst_ptr<GstClock> clock{gst_system_clock_obtain()};
  gst_pipeline_use_clock(GST_PIPELINE(pipeline_), clock.get());
  talk_ = std::make_shared<negotiation>(webrtc_, setup_.post, [this] {
    set_directions();
    return std::string{};
  });
  peer_callbacks::connect(peer_callbacks::context_of(*this), pipeline_, webrtc_);
  g_object_set(webrtc_, "latency", setup_.jitter_ms, nullptr);
  gst_bin_add(GST_BIN(pipeline_), webrtc_);
  if (gst_element_set_state(pipeline_, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return {errc::media_failed, "The pipeline for the browser's media does not start."};
  return {};
}

void peer_connection::answer(const std::string& offer, on_answer then) {
  talk_->answer(offer, std::move(then));
}

void peer_connection::fail(const std::string& why) {
  if (std::exchange(failed_, true))
    return;
  talk_->finish({errc::media_failed, why});
  setup_.on_failed(why);
}

/// DTLS that fails stays failed; ICE that fails may come back with a restart.
void peer_connection::connection_failed() {
  if (ice_state() != GST_WEBRTC_ICE_CONNECTION_STATE_FAILED)
    fail("DTLS failed");
}

void peer_connection::add_candidate(unsigned mline, const std::string& candidate) {
  g_signal_emit_by_name(webrtc_, "add-ice-candidate", mline, candidate.c_str());
}

void peer_connection::request_key_frame(const share_id& share) {
  for (auto& each : streams_)
    if (each.share == share)
      each.branch->request_key_frame();
}

void peer_connection::drop(const share_id& share) {
  mute_share(streams_, share);
  mute_share(sounds_, share);
  auto plan = std::make_shared<peer_plan>(*setup_.plan->get());
  for (auto& section : *plan) {
    if (section.share != share)
      continue;
    section.share.reset();
    section.lane.reset();
  }
  setup_.plan->set(std::move(plan));
}

outlet::target peer_connection::target_of(const section_plan& section) const {
  if (!section.share)
    return {};
  return {section.lane, [tell = setup_.on_first_picture, share = *section.share] {
            if (tell)
              tell(share);
          }};
}

void peer_connection::use(std::shared_ptr<const peer_plan> plan) {
  setup_.plan->set(std::move(plan));
  follow_plan();
}

/// Also for a stream that came while the plan changed.
void peer_connection::follow_plan() {
  const auto plan = setup_.plan->get();
  for (auto& each : streams_) {
    const auto& section = plan->at(each.section);
    if (std::exchange(each.share, section.share) == section.share)
      continue;
    each.pushed = each.lost = each.repaired = 0;
    section.share ? each.branch->feed(target_of(section)) : each.branch->mute();
  }
  for (auto& each : sounds_) {
    const auto& section = plan->at(each.section);
    if (std::exchange(each.share, section.share) == section.share)
      continue;
    section.share ? each.branch->feed(section.lane) : each.branch->mute();
  }
}

/// Those that stand already: a new one is told when it is made.
void peer_connection::set_directions() {
  GArray* all = nullptr;
  g_signal_emit_by_name(webrtc_, "get-transceivers", &all);
  if (all == nullptr)
    return;
  const auto plan = setup_.plan->get();
  for (guint i = 0; i < all->len; ++i) {
    auto* transceiver = g_array_index(all, GstWebRTCRTPTransceiver*, i);
    guint mline = 0;
    g_object_get(transceiver, "mlineindex", &mline, nullptr);
    if (mline < plan->size())
      peer_callbacks::prepare(transceiver, plan->at(mline));
  }
  g_array_unref(all);
}

branch_counters peer_connection::counters(const share_id& share) const {
  for (const auto& each : streams_)
    if (each.share == share)
      return each.branch->counters();
  return {};
}

std::vector<peer_connection::stream_sample> peer_connection::sample() {
  std::vector<stream_sample> samples;
  for (auto& each : streams_) {
    if (!each.share)
      continue;
    auto& now = samples.emplace_back();
    now.share = *each.share;
    now.total = each.branch->counters();
    each.branch->remind();
    for (const auto& [ssrc, element] : jitter_buffers_) {
      if (ssrc != each.branch->ssrc())
        continue;
      GstStructure* stats = nullptr;
      g_object_get(element.get(), "stats", &stats, nullptr);
      if (stats == nullptr)
        continue;
      const auto pushed = counter(stats, "num-pushed");
      const auto lost = counter(stats, "num-lost");
      const auto repaired = counter(stats, "rtx-success-count");
      now.received = pushed - std::exchange(each.pushed, pushed);
      now.lost = lost - std::exchange(each.lost, lost);
      now.repaired = repaired - std::exchange(each.repaired, repaired);
      now.jitter = std::chrono::milliseconds{counter(stats, "avg-jitter") / 1'000'000};
      gst_structure_free(stats);
    }
  }
  for (const auto& each : sounds_) {
    if (!each.share)
      continue;
    auto found = std::find_if(samples.begin(), samples.end(), [&](const auto& sample) {
      return sample.share == *each.share;
    });
    auto& now = found != samples.end() ? *found : samples.emplace_back();
    now.share = *each.share;
    now.sound = each.branch->count();
  }
  return samples;
}

std::uint64_t peer_connection::packets() const noexcept {
  return packets_->load(std::memory_order_relaxed);
}

GstWebRTCICEConnectionState peer_connection::ice_state() const {
  GstWebRTCICEConnectionState state{};
  g_object_get(webrtc_, "ice-connection-state", &state, nullptr);
  return state;
}

} // namespace tessera::media
