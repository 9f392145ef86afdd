// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/packetiser.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace tessera::media {
namespace {

struct row {
  std::string_view codec;
  const char* payloader;
  const char* caps;
};

constexpr std::array rows{
    row{"vp8", "rtpvp8pay", "video/x-vp8"},
    row{"vp9", "rtpvp9pay", "video/x-vp9"},
    row{"h264", "rtph264pay", "video/x-h264,stream-format=byte-stream,alignment=au"},
    row{"opus", "rtpopuspay", "audio/x-opus,channel-mapping-family=0,channels=2,rate=48000"},
};

/// What only some of them have.
void set_if_known(GstElement* element, const char* property, const char* value) {
  if (g_object_class_find_property(G_OBJECT_GET_CLASS(element), property) != nullptr)
    gst_util_set_object_arg(G_OBJECT(element), property, value);
}

} // namespace

std::unique_ptr<packetiser> packetiser::make(const std::string& codec) {
  for (const auto& each : rows) {
    if (each.codec != codec)
      continue;
    std::unique_ptr<packetiser> made{new packetiser};
    if (made->open(each.payloader, each.caps))
      return made;
  }
  return nullptr;
}

bool packetiser::open(const std::string& factory, const char* caps) {
  auto* element = gst_element_factory_make(factory.c_str(), nullptr);
  if (element == nullptr)
    return false;
  payloader_.reset(GST_ELEMENT(gst_object_ref_sink(element)));
  g_object_set(element, "mtu", mtu, "timestamp-offset", 0U, "seqnum-offset", 0, nullptr);
  // Receivers follow pictures by their number; without one they guess from time stamps.
  set_if_known(element, "picture-id-mode", "15-bit");
  set_if_known(element, "config-interval", "-1");
  set_if_known(element, "aggregate-mode", "zero-latency");
  in_.reset(GST_PAD(gst_object_ref_sink(gst_pad_new("in", GST_PAD_SRC))));
  out_.reset(GST_PAD(gst_object_ref_sink(gst_pad_new("out", GST_PAD_SINK))));
  gst_pad_set_element_private(out_.get(), this);
  gst_pad_set_chain_function(out_.get(), on_packet);
  gst_pad_set_chain_list_function(out_.get(), on_packets);
  gst_pad_set_active(in_.get(), TRUE);
  gst_pad_set_active(out_.get(), TRUE);
  gst_ptr<GstPad> sink{gst_element_get_static_pad(element, "sink")};
  gst_ptr<GstPad> source{gst_element_get_static_pad(element, "src")};
  if (gst_pad_link(in_.get(), sink.get()) != GST_PAD_LINK_OK ||
      gst_pad_link(source.get(), out_.get()) != GST_PAD_LINK_OK)
    return false;
  gst_element_set_state(element, GST_STATE_PLAYING);
  gst_pad_push_event(in_.get(), gst_event_new_stream_start("lane"));
  caps_ptr what{gst_caps_from_string(caps)};
  gst_pad_push_event(in_.get(), gst_event_new_caps(what.get()));
  GstSegment segment;
  gst_segment_init(&segment, GST_FORMAT_TIME);
  return gst_pad_push_event(in_.get(), gst_event_new_segment(&segment)) == TRUE;
}

packetiser::~packetiser() {
  if (payloader_)
    gst_element_set_state(payloader_.get(), GST_STATE_NULL);
  for (auto* pad : {in_.get(), out_.get()})
    if (pad != nullptr)
      gst_pad_set_active(pad, FALSE);
}

packet_list packetiser::cut(const void* bytes, std::size_t size, std::int64_t presentation_ns) {
  made_.reset(gst_buffer_list_new());
  auto* unit = gst_buffer_new_memdup(bytes, size);
  GST_BUFFER_PTS(unit) = GST_BUFFER_DTS(unit) = static_cast<GstClockTime>(presentation_ns);
  // Payloaders keep nothing back: a picture is one buffer, and so is a piece of sound.
  [[maybe_unused]] auto flow = gst_pad_push(in_.get(), unit);
  return std::move(made_);
}

GstFlowReturn packetiser::on_packet(GstPad* pad, GstObject*, GstBuffer* packet) noexcept {
  auto& me = *static_cast<packetiser*>(gst_pad_get_element_private(pad));
  if (!me.made_) // nobody asked for it
    gst_buffer_unref(packet);
  else
    gst_buffer_list_insert(me.made_.get(), -1, packet);
  return GST_FLOW_OK;
}

GstFlowReturn packetiser::on_packets(GstPad* pad, GstObject*, GstBufferList* packets) noexcept {
  for (guint i = 0; i < gst_buffer_list_length(packets); ++i)
    on_packet(pad, nullptr, gst_buffer_ref(gst_buffer_list_get(packets, i)));
  gst_buffer_list_unref(packets);
  return GST_FLOW_OK;
}

} // namespace tessera::media
