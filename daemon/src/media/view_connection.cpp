// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/view_connection.hpp"

#include "media/retransmission.hpp"

#include <fmt/format.h>
#include <gst/video/video-event.h>

#include <algorithm>
#include <utility>

namespace tessera::media {
namespace {

using packet_count = std::shared_ptr<std::atomic<std::uint64_t>>;

/// What is heard of the viewer, on GStreamer's threads.
struct ears {
  packet_count packets;
  std::shared_ptr<receiver_reports> reports;
};

template <class T>
void let_go(gpointer data) noexcept {
  delete static_cast<T*>(data);
}
template <class T>
void let_go_closure(gpointer data, GClosure*) noexcept {
  delete static_cast<T*>(data);
}

GstPadProbeReturn count_packet(GstPad*, GstPadProbeInfo*, gpointer data) noexcept {
  (*static_cast<packet_count*>(data))->fetch_add(1);
  return GST_PAD_PROBE_OK;
}

} // namespace

view_connection::view_connection(setup what, std::shared_ptr<reaper> graves)
    : setup_(std::move(what)), graves_(std::move(graves)),
      packets_(std::make_shared<std::atomic<std::uint64_t>>(0)) {}

view_connection::~view_connection() {
  for (auto& each : sections_) {
    if (!each.feed)
      continue;
    if (auto tap = each.slot->tap)
      tap->remove(each.feed);
    each.feed->end();
    std::lock_guard guard{each.slot->mutex};
    each.slot->tap.reset();
  }
  if (pipeline_ == nullptr)
    return;
  graves_->add([pipeline = pipeline_, ice = setup_.ice] {
    gst_element_set_state(pipeline, GST_STATE_NULL);
    gst_object_unref(pipeline);
  });
}

result<> view_connection::open() {
  webrtc_ = make_webrtc(setup_.ice);
  if (webrtc_ == nullptr)
    return {errc::media_failed, "GStreamer cannot make a webrtcbin."};
  pipeline_ = gst_pipeline_new(setup_.name.c_str());
  gst_object_ref_sink(pipeline_);
  gst_ptr<GstClock> clock{gst_system_clock_obtain()};
  gst_pipeline_use_clock(GST_PIPELINE(pipeline_), clock.get());
  talk_ = std::make_shared<negotiation>(webrtc_, setup_.post, [this] { return link_sources(); });
  g_signal_connect(webrtc_, "on-new-transceiver", G_CALLBACK(on_transceiver), nullptr);
  g_signal_connect_data(pipeline_, "deep-element-added", G_CALLBACK(on_element),
                        new ears{packets_, reports_}, let_go_closure<ears>, GConnectFlags{});
  using weak_ref = std::weak_ptr<view_connection>;
  gst_ptr<GstBus> bus{gst_element_get_bus(pipeline_)};
  gst_bus_set_sync_handler(bus.get(), on_message,
                           new std::pair<weak_ref, executor>{weak_from_this(), setup_.post},
                           let_go<std::pair<weak_ref, executor>>);
  gst_bin_add(GST_BIN(pipeline_), webrtc_);
  if (gst_element_set_state(pipeline_, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    return {errc::media_failed, "The pipeline for a viewer does not start."};
  for (const auto& section : setup_.plan) {
    auto& one = sections_.emplace_back();
    one.mid = section.mid;
    if (section.sends && !make_source(one, *section.sends))
      return {errc::media_failed, "GStreamer cannot make an appsrc."};
  }
  return {};
}

bool view_connection::make_source(outgoing& one, const view_feed::setup& sends) {
  one.source = gst_element_factory_make("appsrc", nullptr);
  if (one.source == nullptr)
    return false;
  gst_bin_add(GST_BIN(pipeline_), one.source);
  one.feed = std::make_shared<view_feed>(sends, one.source);
  gst_ptr<GstPad> out{gst_element_get_static_pad(one.source, "src")};
  using slot_ref = std::shared_ptr<tap_slot>;
  gst_pad_add_probe(out.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, on_upstream,
                    new slot_ref{one.slot}, let_go<slot_ref>);
  return true;
}

/// A pad that is asked for makes the transceiver of its section; what stands in it is answered. ""
/// when all is well.
std::string view_connection::link_sources() {
  if (std::exchange(linked_, true))
    return {};
  for (std::size_t i = 0; i < sections_.size(); ++i)
    if (sections_[i].feed && !link_source(sections_[i], i))
      return fmt::format("section {} cannot be linked", sections_[i].mid);
  return {};
}

bool view_connection::link_source(outgoing& one, std::size_t mline) {
  caps_ptr caps{gst_caps_from_string(
      caps_of(*setup_.plan[mline].sends, one.feed->ssrc()).c_str())};
  auto* pads = gst_element_class_get_pad_template(GST_ELEMENT_GET_CLASS(webrtc_), "sink_%u");
  gst_ptr<GstPad> in{gst_element_request_pad(
      webrtc_, pads, fmt::format("sink_{}", mline).c_str(), caps.get())};
  gst_ptr<GstPad> out{gst_element_get_static_pad(one.source, "src")};
  if (!in)
    return false;
  GstWebRTCRTPTransceiver* found = nullptr;
  g_object_get(in.get(), "transceiver", &found, nullptr);
  gst_ptr<GstWebRTCRTPTransceiver> transceiver{found};
  if (!transceiver)
    return false;
  g_object_set(found, "direction", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_SENDONLY,
               "codec-preferences", caps.get(), nullptr);
  if (!one.feed->sound())
    retransmission::offer(found);
  return gst_pad_link(out.get(), in.get()) == GST_PAD_LINK_OK &&
         gst_element_sync_state_with_parent(one.source) == TRUE;
}

/// Of a section that nobody asked a pad for.
void view_connection::on_transceiver(GstElement*, GstWebRTCRTPTransceiver* fresh, gpointer) noexcept {
  g_object_set(fresh, "direction", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_INACTIVE, nullptr);
}

void view_connection::answer(const std::string& offer, negotiation::on_answer then) {
  talk_->answer(offer, std::move(then));
}

void view_connection::add_candidate(unsigned mline, const std::string& candidate) {
  g_signal_emit_by_name(webrtc_, "add-ice-candidate", mline, candidate.c_str());
}

result<> view_connection::show(const std::string& mid, const share_id& share, tap_ref tap) {
  auto found = std::find_if(sections_.begin(), sections_.end(), [&](const outgoing& one) {
    return one.mid == mid && one.feed;
  });
  if (found == sections_.end())
    return {errc::not_found, fmt::format("The view has no section \"{}\" that shows something.", mid)};
  tap_ref before;
  {
    std::lock_guard guard{found->slot->mutex};
    before = std::exchange(found->slot->tap, tap);
  }
  if (before)
    before->remove(found->feed);
  found->share = tap ? share : share_id{};
  if (tap)
    tap->add(found->feed);
  return {};
}

const view_feed* view_connection::feed_of(const std::string& mid) const {
  auto found = std::find_if(
      sections_.begin(), sections_.end(), [&](const outgoing& one) { return one.mid == mid; });
  return found == sections_.end() ? nullptr : found->feed.get();
}

bool view_connection::shows_elsewhere(const std::string& mid, const share_id& share) const {
  const auto* here = feed_of(mid);
  return here != nullptr && !share.empty() &&
         std::any_of(sections_.begin(), sections_.end(), [&](const outgoing& one) {
           return one.mid != mid && one.share == share && one.feed && one.feed->sound() == here->sound();
         });
}

void view_connection::drop(const share_id& share) {
  for (const auto& each : sections_)
    if (each.feed && each.share == share)
      [[maybe_unused]] auto shown = show(each.mid, {}, nullptr);
}

std::vector<view_connection::sample> view_connection::look() {
  std::vector<sample> all;
  for (auto& each : sections_) {
    if (!each.feed || each.share.empty())
      continue;
    const auto loss = reports_->loss_of(each.feed->ssrc());
    each.feed->report(loss);
    const auto now = each.feed->count();
    const auto before = std::exchange(each.before, now);
    all.push_back({each.mid, each.share, now.frames - before.frames, now.bytes - before.bytes, loss,
                   each.feed->sound(), each.feed->thin()});
  }
  return all;
}

bool view_connection::failed() const {
  GstWebRTCICEConnectionState state{};
  g_object_get(webrtc_, "ice-connection-state", &state, nullptr);
  return state == GST_WEBRTC_ICE_CONNECTION_STATE_FAILED;
}

void view_connection::fail(const std::string& why) {
  if (std::exchange(failed_, true))
    return;
  talk_->finish({errc::media_failed, why});
  setup_.on_failed(why);
}

/// A receiver's PLI or FIR. The tap makes one wish of those of all who watch.
GstPadProbeReturn
view_connection::on_upstream(GstPad*, GstPadProbeInfo* info, gpointer data) noexcept {
  if (gst_video_event_is_force_key_unit(GST_PAD_PROBE_INFO_EVENT(info)) == FALSE)
    return GST_PAD_PROBE_OK;
  auto& slot = **static_cast<std::shared_ptr<tap_slot>*>(data);
  std::lock_guard guard{slot.mutex};
  if (slot.tap)
    slot.tap->want_key_frame();
  return GST_PAD_PROBE_DROP;
}

void view_connection::on_element(GstBin*, GstBin*, GstElement* element, gpointer data) noexcept {
  const auto& [packets, reports] = *static_cast<ears*>(data);
  const auto* factory = gst_element_get_factory(element);
  const std::string name = factory != nullptr ? GST_OBJECT_NAME(factory) : "";
  if (name == "rtpsession")
    reports->listen(element);
  if (name != "nicesrc")
    return;
  gst_ptr<GstPad> out{gst_element_get_static_pad(element, "src")};
  gst_pad_add_probe(out.get(),
                    GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST),
                    count_packet, new packet_count{packets}, let_go<packet_count>);
}

GstBusSyncReply
view_connection::on_message(GstBus*, GstMessage* message, gpointer data) noexcept {
  using weak_ref = std::weak_ptr<view_connection>;
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
    GError* fault = nullptr;
    gst_message_parse_error(message, &fault, nullptr);
    std::string text = std::string{GST_MESSAGE_SRC_NAME(message)} + ": " + fault->message;
    g_clear_error(&fault);
    const auto& [weak, post] = *static_cast<std::pair<weak_ref, executor>*>(data);
    post([weak = weak, text] {
      if (auto me = weak.lock())
        me->fail(text);
    });
  }
  gst_message_unref(message);
  return GST_BUS_DROP;
}

} // namespace tessera::media
