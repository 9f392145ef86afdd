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

template <class T>
void let_go(gpointer data) noexcept {
  delete static_cast<T*>(data);
}
template <class T>
void let_go_closure(gpointer data, GClosure*) noexcept {
  delete static_cast<T*>(data);
}

GstPadProbeReturn count_packet(GstPad*, GstPadProbeInfo*, gpointer data) noexcept {
  (*static_cast<std::shared_ptr<std::atomic<std::uint64_t>>*>(data))->fetch_add(1);
  return GST_PAD_PROBE_OK;
}

/// The report block that a receiver sent about this stream; 0 when none came.
double fraction_lost(const GValueArray& sources, std::uint32_t ssrc) {
  for (guint i = 0; i < sources.n_values; ++i) {
    const auto* source = gst_value_get_structure(&sources.values[i]);
    guint its_ssrc = 0;
    guint lost = 0;
    gboolean has = FALSE;
    if (gst_structure_get_uint(source, "ssrc", &its_ssrc) == FALSE || its_ssrc != ssrc)
      continue;
    gst_structure_get_boolean(source, "have-rb", &has);
    if (has == TRUE && gst_structure_get_uint(source, "rb-fractionlost", &lost) == TRUE)
      return static_cast<double>(lost) / 256;
  }
  return 0;
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
  using counter = std::shared_ptr<std::atomic<std::uint64_t>>;
  g_signal_connect_data(pipeline_, "deep-element-added", G_CALLBACK(on_element),
                        new counter{packets_}, let_go_closure<counter>, GConnectFlags{});
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
    const auto loss = loss_of(each.feed->ssrc());
    each.feed->report(loss);
    const auto now = each.feed->count();
    const auto before = std::exchange(each.before, now);
    all.push_back({each.mid, each.share, now.frames - before.frames, now.bytes - before.bytes, loss,
                   each.feed->sound(), each.feed->thin()});
  }
  return all;
}

/// All sections are bundled: one session hears of all.
double view_connection::loss_of(std::uint32_t ssrc) const {
  gst_ptr<GstElement> rtp{gst_bin_get_by_name(GST_BIN(webrtc_), "rtpbin")};
  GObject* session = nullptr;
  if (rtp)
    g_signal_emit_by_name(rtp.get(), "get-internal-session", 0U, &session);
  if (session == nullptr)
    return 0;
  GstStructure* stats = nullptr;
  g_object_get(session, "stats", &stats, nullptr);
  g_object_unref(session);
  if (stats == nullptr)
    return 0;
  double loss = 0;
  if (const auto* sources = gst_structure_get_value(stats, "source-stats"); sources != nullptr)
    if (const auto* list = static_cast<const GValueArray*>(g_value_get_boxed(sources)))
      loss = fraction_lost(*list, ssrc);
  gst_structure_free(stats);
  return loss;
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
  using counter = std::shared_ptr<std::atomic<std::uint64_t>>;
  const auto* factory = gst_element_get_factory(element);
  if (factory == nullptr || std::string{GST_OBJECT_NAME(factory)} != "nicesrc")
    return;
  gst_ptr<GstPad> out{gst_element_get_static_pad(element, "src")};
  gst_pad_add_probe(out.get(),
                    GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST),
                    count_packet, new counter{*static_cast<counter*>(data)}, let_go<counter>);
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
