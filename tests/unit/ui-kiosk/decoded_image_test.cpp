// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "decoded_image.hpp"
#include "picture_memory.hpp"

#include <catch2/catch.hpp>
#include <gst/gst.h>
#include <gst/video/video.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <cstdlib>
#include <string>
#include <vector>

using namespace tessera::kiosk;

namespace {

const QSize native{1920, 1080};
constexpr int width = 51, height = 37; // nothing that a processor does at once ends there

struct sample_freed {
  void operator()(GstSample* sample) const { gst_sample_unref(sample); }
};
using sample_ptr = std::unique_ptr<GstSample, sample_freed>;

sample_ptr picture(GstVideoFormat format, const char* colorimetry) {
  gst_init(nullptr, nullptr);
  GstVideoInfo info;
  gst_video_info_set_format(&info, format, width, height);
  REQUIRE(gst_video_colorimetry_from_string(&info.colorimetry, colorimetry));
  auto* buffer = gst_buffer_new_allocate(nullptr, info.size, nullptr);
  GstVideoFrame frame;
  REQUIRE(gst_video_frame_map(&frame, &info, buffer, GST_MAP_WRITE));
  for (unsigned component = 0; component < GST_VIDEO_FRAME_N_COMPONENTS(&frame); ++component) {
    auto* bytes = static_cast<guint8*>(GST_VIDEO_FRAME_COMP_DATA(&frame, component));
    const auto stride = GST_VIDEO_FRAME_COMP_STRIDE(&frame, component);
    for (int y = 0; y < GST_VIDEO_FRAME_COMP_HEIGHT(&frame, component); ++y)
      for (int x = 0; x < GST_VIDEO_FRAME_COMP_WIDTH(&frame, component); ++x)
        bytes[y * stride + x * GST_VIDEO_FRAME_COMP_PSTRIDE(&frame, component)] =
            static_cast<guint8>(16 + (x * 37 + y * 11 + static_cast<int>(component) * 71) % 220);
  }
  gst_video_frame_unmap(&frame);
  auto* caps = gst_video_info_to_caps(&info);
  auto* sample = gst_sample_new(buffer, caps, nullptr, nullptr);
  gst_buffer_unref(buffer);
  gst_caps_unref(caps);
  return sample_ptr{sample};
}

struct coding {
  const char* name; ///< GStreamer's: "range:matrix:transfer:primaries", 1 = full
  double red, blue; ///< Kr and Kb of ITU-T H.273
  bool full;
};

/// The same by the book. Spec: ITU-T H.273 8.3.
QImage by_the_book(GstSample* sample, const coding& how) {
  GstVideoInfo info;
  REQUIRE(gst_video_info_from_caps(&info, gst_sample_get_caps(sample)));
  GstVideoFrame frame;
  REQUIRE(gst_video_frame_map(&frame, &info, gst_sample_get_buffer(sample), GST_MAP_READ));
  const auto at = [&](unsigned component, int x, int y) {
    const auto* bytes = static_cast<const guint8*>(GST_VIDEO_FRAME_COMP_DATA(&frame, component));
    const int part = component == 0 ? 1 : 2;
    return static_cast<double>(
        bytes[y / part * GST_VIDEO_FRAME_COMP_STRIDE(&frame, component) + x / part]);
  };
  const auto byte = [](double part) {
    return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * 255));
  };
  QImage out{width, height, QImage::Format_RGB32};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const double luma = how.full ? at(0, x, y) / 255 : (at(0, x, y) - 16) / 219;
      const double scale = how.full ? 255 : 224;
      const double b = luma + 2 * (1 - how.blue) * (at(1, x, y) - 128) / scale;
      const double r = luma + 2 * (1 - how.red) * (at(2, x, y) - 128) / scale;
      const double g = (luma - how.red * r - how.blue * b) / (1 - how.red - how.blue);
      out.setPixel(x, y, qRgb(byte(r), byte(g), byte(b)));
    }
  gst_video_frame_unmap(&frame);
  return out;
}

int difference(const QImage& one, const QImage& other) {
  REQUIRE(one.size() == other.size());
  int most = 0;
  for (int y = 0; y < one.height(); ++y)
    for (int x = 0; x < one.width(); ++x) {
      const auto a = one.pixel(x, y), b = other.pixel(x, y);
      most = std::max({most,
                       std::abs(qRed(a) - qRed(b)),
                       std::abs(qGreen(a) - qGreen(b)),
                       std::abs(qBlue(a) - qBlue(b))});
    }
  return most;
}

} // namespace

TEST_CASE("decoded_image: colours are by the book, whatever matrix and range", "[kiosk]") {
  decoded_image images;
  for (const auto& how : {coding{"bt601", 0.299, 0.114, false},
                          coding{"bt709", 0.2126, 0.0722, false},
                          coding{"bt2020", 0.2627, 0.0593, false},
                          coding{"1:4:0:1", 0.299, 0.114, true},
                          coding{"1:3:5:1", 0.2126, 0.0722, true},
                          coding{"1:6:13:7", 0.2627, 0.0593, true}}) {
    CAPTURE(how.name);
    auto sample = picture(GST_VIDEO_FORMAT_I420, how.name);
    const auto expected = by_the_book(sample.get(), how);
    const auto ours = images.of(sample.release(), native);
    CHECK(ours.format() == QImage::Format_RGB32);
    CHECK(difference(ours, expected) <= 3);
    CHECK(difference(ours, ours.mirrored()) > 50); // it is no grey card
  }
}

TEST_CASE("decoded_image: what is BGRx already is taken as it is", "[kiosk]") {
  decoded_image images;
  auto sample = picture(GST_VIDEO_FORMAT_BGRx, "sRGB");
  GstMapInfo bytes;
  auto* buffer = gst_sample_get_buffer(sample.get());
  REQUIRE(gst_buffer_map(buffer, &bytes, GST_MAP_READ));
  const auto first = std::to_array({bytes.data[0], bytes.data[1], bytes.data[2]});
  gst_buffer_unmap(buffer, &bytes);
  const auto image = images.of(sample.release(), native);
  CHECK(image.pixel(0, 0) == qRgb(first[2], first[1], first[0]));
}

TEST_CASE("decoded_image: an image outlives what it came of", "[kiosk]") {
  QImage kept;
  {
    decoded_image images;
    kept = images.of(picture(GST_VIDEO_FORMAT_I420, "bt709").release(), native);
  }
  CHECK(kept.copy() == kept);
  decoded_image others;
  CHECK(difference(kept, others.of(picture(GST_VIDEO_FORMAT_I420, "bt709").release(), native)) == 0);
  auto* no_picture = gst_caps_from_string("audio/x-raw");
  CHECK(others.of(gst_sample_new(nullptr, no_picture, nullptr, nullptr), native).isNull());
  gst_caps_unref(no_picture);
}

TEST_CASE("picture_memory: what nobody shows any more is used again, and not before", "[kiosk]") {
  const auto memory = std::make_shared<picture_memory>(QSize{width, height});
  auto first = memory->take();
  auto second = memory->take();
  const auto* one = first.constBits();
  CHECK(one != second.constBits());
  CHECK(first.bytesPerLine() % 64 == 0);
  QImage copy = first;
  first = {};
  CHECK(memory->take().constBits() != one);
  const auto bytes = static_cast<std::size_t>(second.sizeInBytes());
  copy = {};
  // Nobody else gets that room meanwhile, however much is asked for.
  std::vector<std::unique_ptr<void, void (*)(void*)>> others;
  for (int i = 0; i < 50; ++i) {
    others.emplace_back(std::aligned_alloc(64, bytes), std::free);
    CHECK(others.back().get() != one);
  }
  const auto third = memory->take(), fourth = memory->take();
  CHECK((third.constBits() == one || fourth.constBits() == one));
  CHECK(std::make_shared<picture_memory>(QSize{})->take().isNull());
}
