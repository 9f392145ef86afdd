// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/peer_callbacks.hpp"

#include "media/gst_ptr.hpp"
#include "media/retransmission.hpp"

namespace tessera::media {

namespace {

using context_ref = peer_callbacks::context_ref;

const peer_callbacks::context& context_in(gpointer data) {
  return **static_cast<context_ref*>(data);
}
gpointer hold(const context_ref& context) {
  return new context_ref{context};
}
void let_go(gpointer data) noexcept {
  delete static_cast<context_ref*>(data);
}
void let_go_closure(gpointer data, GClosure*) noexcept {
  let_go(data);
}

void connect_signal(gpointer object, const char* name, GCallback call, const context_ref& with) {
  g_signal_connect_data(object, name, call, hold(with), let_go_closure, GConnectFlags{});
}

constexpr const char* no_branch = "the received stream cannot be taken apart";

std::size_t mline_of(GstWebRTCRTPTransceiver* transceiver) {
  guint mline = 0;
  g_object_get(transceiver, "mlineindex", &mline, nullptr);
  return mline;
}

/// A section went over to a stream of another SSRC: the old branch is silent from now on.
template <class Streams>
void forget_section(Streams& streams, std::size_t section) {
  std::erase_if(streams, [&](auto& each) {
    if (each.section == section)
      each.branch->mute();
    return each.section == section;
  });
}

} // namespace

void peer_callbacks::connect(const context_ref& with, GstElement* pipeline, GstElement* webrtc) {
  connect_signal(pipeline, "deep-element-added", G_CALLBACK(on_element), with);
  connect_signal(webrtc, "on-new-transceiver", G_CALLBACK(on_transceiver), with);
  connect_signal(webrtc, "pad-added", G_CALLBACK(on_pad), with);
  connect_signal(webrtc, "notify::connection-state", G_CALLBACK(on_state), with);
  gst_ptr<GstElement> rtp{gst_bin_get_by_name(GST_BIN(webrtc), "rtpbin")};
  if (rtp)
    connect_signal(rtp.get(), "new-jitterbuffer", G_CALLBACK(on_jitter_buffer), with);
  gst_ptr<GstBus> bus{gst_element_get_bus(pipeline)};
  gst_bus_set_sync_handler(bus.get(), on_message, hold(with), let_go);
}

peer_callbacks::context_ref peer_callbacks::context_of(peer_connection& peer) {
  return std::make_shared<const context>(context{peer.weak_from_this(),
                                                 peer.setup_.post,
                                                 peer.setup_.plan,
                                                 peer.packets_,
                                                 peer.pipeline_,
                                                 peer.setup_.on_first_picture,
                                                 peer.setup_.on_voice});
}

/// The answer is made from what stands in the transceiver when this returns, so it cannot wait for
/// the GLib thread.
void peer_callbacks::on_transceiver(GstElement*,
                                    GstWebRTCRTPTransceiver* transceiver,
                                    gpointer data) noexcept {
  const auto plan = context_in(data).plan->get();
  const auto mline = mline_of(transceiver);
  prepare(transceiver, mline < plan->size() ? plan->at(mline) : section_plan{});
}

void peer_callbacks::prepare(GstWebRTCRTPTransceiver* transceiver, const section_plan& section) {
  // webrtcbin of GStreamer 1.22 refuses a section that was inactive and receives again: one that
  // ever received goes on doing so, and the answer says "inactive" to the page (idle_sections).
  if (section.codec.name.empty()) {
    g_object_set(transceiver, "direction", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_INACTIVE, nullptr);
    return;
  }
  caps_ptr caps{gst_caps_from_string(rtp_caps_of(section).c_str())};
  g_object_set(transceiver,
               "direction",
               GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_RECVONLY,
               "codec-preferences",
               caps.get(),
               nullptr);
  if (!section.sound) // a piece of sound that comes again comes too late
    retransmission::offer(transceiver);
}

/// Linked here and now: a packet that finds no peer ends the whole stream.
void peer_callbacks::on_pad(GstElement*, GstPad* pad, gpointer data) noexcept {
  const auto& context = context_in(data);
  if (GST_PAD_DIRECTION(pad) != GST_PAD_SRC)
    return;
  GstWebRTCRTPTransceiver* found = nullptr;
  g_object_get(pad, "transceiver", &found, nullptr);
  gst_ptr<GstWebRTCRTPTransceiver> transceiver{found};
  if (found == nullptr)
    return;
  const auto plan = context.plan->get();
  const auto mline = mline_of(found);
  if (mline >= plan->size() || !plan->at(mline).share || !plan->at(mline).lane)
    return;
  const auto& section = plan->at(mline);
  section.sound ? take_sound(context, mline, section, pad)
                : take_pictures(context, mline, section, pad);
}

void peer_callbacks::take_pictures(const context& context,
                                   std::size_t at,
                                   const section_plan& section,
                                   GstPad* pad) {
  auto share = *section.share;
  auto branch = std::make_shared<depay_branch>(depay_branch::setup{
      section.codec.name, {section.lane, [tell = context.on_first_picture, share] {
                             if (tell)
                               tell(share);
                           }}});
  const bool linked = branch->link(context.pipeline, pad);
  context.later([at, share, branch, linked](peer_connection& peer) {
    if (!linked)
      return peer.fail(no_branch);
    forget_section(peer.streams_, at);
    peer.streams_.push_back({at, share, branch});
    peer.follow_plan();
  });
}

void peer_callbacks::take_sound(const context& context,
                                std::size_t at,
                                const section_plan& section,
                                GstPad* pad) {
  auto share = *section.share;
  // The section may belong to another share when somebody speaks.
  auto tell = [plan = context.plan, at, on_voice = context.on_voice](bool speaking) {
    const auto now = plan->get();
    if (on_voice && at < now->size() && now->at(at).share)
      on_voice(*now->at(at).share, speaking);
  };
  auto branch = std::make_shared<sound_branch>(
      section.lane, level_in_packets{section.audio_level.value_or(0), std::move(tell)});
  const bool linked = branch->link(context.pipeline, pad);
  context.later([at, share, branch, linked](peer_connection& peer) {
    if (!linked)
      return peer.fail(no_branch);
    forget_section(peer.sounds_, at);
    peer.sounds_.push_back({at, share, branch});
    peer.follow_plan();
  });
}

void peer_callbacks::on_state(GstElement* webrtc, GParamSpec*, gpointer data) noexcept {
  GstWebRTCPeerConnectionState state{};
  g_object_get(webrtc, "connection-state", &state, nullptr);
  if (state == GST_WEBRTC_PEER_CONNECTION_STATE_FAILED)
    context_in(data).later([](peer_connection& peer) { peer.connection_failed(); });
}

void peer_callbacks::on_jitter_buffer(
    GstElement*, GstElement* buffer, guint, guint ssrc, gpointer data) noexcept {
  retransmission::ask_well(buffer);
  const auto& context = context_in(data);
  retransmission::wait_as_planned(buffer, context.plan);
  std::shared_ptr<GstElement> owned{static_cast<GstElement*>(gst_object_ref(buffer)), gst_unref{}};
  context.later([ssrc, owned](peer_connection& peer) {
    peer.jitter_buffers_.push_back({ssrc, owned});
  });
}

void peer_callbacks::on_element(GstBin*, GstBin*, GstElement* element, gpointer data) noexcept {
  const auto* factory = gst_element_get_factory(element);
  const std::string name = factory != nullptr ? GST_OBJECT_NAME(factory) : "";
  if (name == "rtpsession")
    retransmission::let_feedback_go_at_once(element);
  if (name != "nicesrc")
    return;
  gst_ptr<GstPad> out{gst_element_get_static_pad(element, "src")};
  gst_pad_add_probe(out.get(),
                    GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST),
                    on_packet,
                    hold(*static_cast<context_ref*>(data)),
                    let_go);
}

GstPadProbeReturn peer_callbacks::on_packet(GstPad*, GstPadProbeInfo*, gpointer data) noexcept {
  context_in(data).packets->fetch_add(1, std::memory_order_relaxed);
  return GST_PAD_PROBE_OK;
}

GstBusSyncReply peer_callbacks::on_message(GstBus*, GstMessage* message, gpointer data) noexcept {
  if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
    GError* fault = nullptr;
    gst_message_parse_error(message, &fault, nullptr);
    std::string text = std::string{GST_MESSAGE_SRC_NAME(message)} + ": " + fault->message;
    g_clear_error(&fault);
    context_in(data).later([text](peer_connection& peer) { peer.fail(text); });
  }
  gst_message_unref(message);
  return GST_BUS_DROP;
}

} // namespace tessera::media
