// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/view_feed.hpp"

#include "base/secret.hpp"

#include <fmt/format.h>
#include <gst/rtp/rtp.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace tessera::media {
namespace {

std::uint32_t random_number() {
  std::uint32_t number = 0;
  const auto bytes = random_bytes(sizeof number);
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

/// Packets that wait together are one picture: it goes or stays as a whole.
constexpr std::uint64_t most_bytes = 4 * 1024 * 1024;

} // namespace

std::string caps_of(const view_feed::setup& what, std::uint32_t ssrc) {
  return fmt::format("application/x-rtp,media=(string){},encoding-name=(string){},"
                     "clock-rate=(int){},payload=(int){},ssrc=(uint){}{}",
                     what.sound ? "audio" : "video",
                     upper(what.codec),
                     what.sound ? 48'000 : 90'000,
                     what.payload,
                     ssrc,
                     what.sound ? ",encoding-params=(string)2" : "");
}

view_feed::view_feed(setup what, GstElement* source)
    : what_(std::move(what)), ssrc_(random_number()), source_(source),
      sequence_(static_cast<std::uint16_t>(random_number())), stamp_offset_(random_number()) {
  caps_ptr caps{gst_caps_from_string(caps_of(what_, ssrc_).c_str())};
  g_object_set(source_,
               "caps",
               caps.get(),
               "is-live",
               TRUE,
               "format",
               GST_FORMAT_TIME,
               "max-bytes",
               most_bytes,
               "block",
               FALSE,
               nullptr);
}

/// From the first packet to the last: a key frame of many packets is one moment.
std::chrono::nanoseconds view_feed::waiting() const {
  return std::chrono::nanoseconds{gst_app_src_get_current_level_time(GST_APP_SRC(source_))};
}

void view_feed::take(const lane::frame_header& header,
                     const std::string& codec,
                     GstBufferList* packets) {
  std::lock_guard guard{mutex_};
  if (source_ == nullptr || gst_buffer_list_length(packets) == 0)
    return;
  if (rests_ = codec != what_.codec; rests_) {
    gate_.start(); // comes it back, it begins anew
    return;
  }
  const bool goes = what_.sound ? waiting() < view_gate::most_waiting
                                : gate_.take(header.key_frame(), waiting());
  if (!goes) {
    ++left_out_;
    return;
  }
  ++frames_;
  bytes_ += header.size;
  gst_app_src_push_buffer_list(GST_APP_SRC(source_), numbered(packets, header.presentation_ns));
}

/// Payload is shared with the others', the header is not: gst_rtp_buffer_map copies what is shared
/// before it is written.
GstBufferList* view_feed::numbered(GstBufferList* packets, std::int64_t presentation_ns) {
  const auto base = gst_element_get_base_time(source_);
  const auto at = static_cast<GstClockTime>(presentation_ns);
  const auto count = gst_buffer_list_length(packets);
  auto* own = gst_buffer_list_new_sized(count);
  for (guint i = 0; i < count; ++i) {
    auto* packet = gst_buffer_copy(gst_buffer_list_get(packets, i));
    GST_BUFFER_PTS(packet) = at > base ? at - base : 0;
    GST_BUFFER_DTS(packet) = GST_CLOCK_TIME_NONE;
    GstRTPBuffer rtp = GST_RTP_BUFFER_INIT;
    if (gst_rtp_buffer_map(packet, GST_MAP_READWRITE, &rtp) == TRUE) {
      gst_rtp_buffer_set_payload_type(&rtp, static_cast<guint8>(what_.payload));
      gst_rtp_buffer_set_ssrc(&rtp, ssrc_);
      gst_rtp_buffer_set_seq(&rtp, sequence_++);
      gst_rtp_buffer_set_timestamp(&rtp, gst_rtp_buffer_get_timestamp(&rtp) + stamp_offset_);
      gst_rtp_buffer_unmap(&rtp);
    }
    gst_buffer_list_add(own, packet);
  }
  return own;
}

void view_feed::start() {
  std::lock_guard guard{mutex_};
  rests_ = false;
  gate_.start();
}

void view_feed::end() {
  std::lock_guard guard{mutex_};
  source_ = nullptr;
}

void view_feed::report(double loss) {
  std::lock_guard guard{mutex_};
  gate_.report(loss);
}

bool view_feed::wants_key() const {
  std::lock_guard guard{mutex_};
  return !what_.sound && source_ != nullptr && !rests_ && gate_.wants_key();
}

bool view_feed::thin() const {
  std::lock_guard guard{mutex_};
  return gate_.thin();
}

} // namespace tessera::media
