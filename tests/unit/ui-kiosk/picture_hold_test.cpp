// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/catch_up.hpp"
#include "picture_hold.hpp"

#include <catch2/catch.hpp>

#include <gst/gst.h>

#include <memory>
#include <vector>

using namespace tessera::kiosk;

namespace {

struct unref {
  void operator()(GstPad* pad) const noexcept { gst_object_unref(pad); }
  void operator()(GstBuffer* buffer) const noexcept { gst_buffer_unref(buffer); }
};

/// What comes out behind the hold: the sizes of the pictures, by which they are told apart.
struct stage {
  picture_hold hold;
  std::vector<gsize> seen;
  std::unique_ptr<GstPad, unref> out;
  std::unique_ptr<GstPad, unref> in;

  stage() {
    gst_init(nullptr, nullptr);
    out.reset(gst_pad_new("out", GST_PAD_SRC));
    in.reset(gst_pad_new("in", GST_PAD_SINK));
    gst_pad_set_element_private(in.get(), this);
    gst_pad_set_chain_function(in.get(), [](GstPad* pad, GstObject*, GstBuffer* picture) noexcept {
      auto* me = static_cast<stage*>(gst_pad_get_element_private(pad));
      me->seen.push_back(gst_buffer_get_size(picture));
      gst_buffer_unref(picture);
      return GST_FLOW_OK;
    });
    gst_pad_link(out.get(), in.get());
    gst_pad_set_active(in.get(), TRUE);
    gst_pad_set_active(out.get(), TRUE);
    gst_pad_push_event(out.get(), gst_event_new_stream_start("test"));
    GstSegment segment;
    gst_segment_init(&segment, GST_FORMAT_TIME);
    gst_pad_push_event(out.get(), gst_event_new_segment(&segment));
  }
  bool take(gsize size, std::int64_t arrival_ns) {
    std::unique_ptr<GstBuffer, unref> picture{gst_buffer_new_allocate(nullptr, size, nullptr)};
    GST_BUFFER_PTS(picture.get()) = static_cast<GstClockTime>(arrival_ns);
    return hold.take(picture.get());
  }
};

} // namespace

TEST_CASE("picture_hold: what arrived too early goes no further") {
  stage s;
  CHECK(s.take(1, 10));
  s.hold.show_from(20);
  CHECK_FALSE(s.take(2, 19));
  CHECK(s.take(3, 20));
}

TEST_CASE("picture_hold: the newest can be shown once more") {
  stage s;
  s.hold.repeat(s.out.get());
  CHECK(s.take(1, 10));
  s.hold.repeat(s.out.get());
  CHECK(s.seen.empty()); // nothing is kept unless it is asked for
  s.hold.keep();
  CHECK(s.take(2, 20));
  CHECK(s.take(3, 30));
  s.hold.repeat(s.out.get());
  s.hold.repeat(s.out.get());
  CHECK(s.seen == std::vector<gsize>{3, 3});
}

TEST_CASE("picture_hold: what nobody may see is not shown again either") {
  stage s;
  s.hold.keep();
  CHECK(s.take(1, 10));
  s.hold.show_from(catch_up::none);
  CHECK_FALSE(s.take(2, 20));
  s.hold.repeat(s.out.get());
  CHECK(s.seen.empty());
  s.hold.show_from(0);
  s.hold.repeat(s.out.get());
  CHECK(s.seen == std::vector<gsize>{2});
}
