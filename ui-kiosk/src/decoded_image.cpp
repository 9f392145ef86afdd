// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "decoded_image.hpp"

#include "core/full_range.hpp"

#include <gst/gst.h>
#include <gst/video/video.h>
#include <libyuv.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace tessera::kiosk {
namespace {

/// Keeps the mapped frame alive as long as an image shows it.
struct mapped_frame {
  GstSample* sample = nullptr;
  GstVideoFrame frame{};
};

void release_frame(void* info) noexcept {
  auto* held = static_cast<mapped_frame*>(info);
  gst_video_frame_unmap(&held->frame);
  gst_sample_unref(held->sample);
  delete held;
}

const uchar* plane(const GstVideoFrame& frame, unsigned number) {
  return static_cast<const uchar*>(GST_VIDEO_FRAME_PLANE_DATA(&frame, number));
}

/// For full range. Spec: ITU-T H.273 8.3, MatrixCoefficients. Who says nothing means what is usual
/// for its size.
const libyuv::YuvConstants& colours_of(const GstVideoInfo& info, QSize native) {
  constexpr int small = 576; // lines
  switch (info.colorimetry.matrix) {
  case GST_VIDEO_COLOR_MATRIX_BT2020:
    return libyuv::kYuvV2020Constants;
  case GST_VIDEO_COLOR_MATRIX_BT601:
  case GST_VIDEO_COLOR_MATRIX_FCC:
    return libyuv::kYuvJPEGConstants;
  case GST_VIDEO_COLOR_MATRIX_BT709:
  case GST_VIDEO_COLOR_MATRIX_SMPTE240M:
    return libyuv::kYuvF709Constants;
  default:
    return native.height() <= small ? libyuv::kYuvJPEGConstants : libyuv::kYuvF709Constants;
  }
}

struct planes {
  const uchar* y;
  int y_stride;
  const uchar* u;
  int u_stride;
  const uchar* v;
  int v_stride;
};

/// Lines from `first` on, an even number. "ARGB" is a number of 32 bits there: BGRx in memory.
bool convert_lines(const planes& from,
                   const libyuv::YuvConstants& colours,
                   QImage& into,
                   int first,
                   int count) {
  return libyuv::I420ToARGBMatrix(from.y,
                                  from.y_stride,
                                  from.u,
                                  from.u_stride,
                                  from.v,
                                  from.v_stride,
                                  into.scanLine(first),
                                  static_cast<int>(into.bytesPerLine()),
                                  &colours,
                                  into.width(),
                                  count) == 0;
}

/// Two lines at a time, which stay in the nearest cache.
bool convert_limited(const planes& from, const libyuv::YuvConstants& colours, QImage& into) {
  const auto width = static_cast<std::size_t>(into.width());
  const auto half = (width + 1) / 2;
  std::vector<uchar> wide(2 * width + 2 * half);
  const auto line = static_cast<int>(width), part = static_cast<int>(half);
  const planes lines{wide.data(),
                     line,
                     wide.data() + 2 * width,
                     part,
                     wide.data() + 2 * width + half,
                     part};
  for (int y = 0; y < into.height(); y += 2) {
    const int count = std::min(2, into.height() - y);
    for (int i = 0; i < count; ++i)
      widen_luma(from.y + qptrdiff{y + i} * from.y_stride, wide.data() + i * line, width);
    widen_chroma(from.u + qptrdiff{y / 2} * from.u_stride, wide.data() + 2 * width, half);
    widen_chroma(from.v + qptrdiff{y / 2} * from.v_stride, wide.data() + 2 * width + half, half);
    if (!convert_lines(lines, colours, into, y, count))
      return false;
  }
  return true;
}

bool convert_lines_of(const planes& from,
                      const GstVideoInfo& info,
                      const libyuv::YuvConstants& colours,
                      QImage& into) {
  if (info.colorimetry.range == GST_VIDEO_COLOR_RANGE_0_255)
    return convert_lines(from, colours, into, 0, into.height());
  return convert_limited(from, colours, into);
}

bool convert(const GstVideoFrame& frame, QSize native, QImage& into) {
  const int strides[] = {GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0),
                         GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 1),
                         GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 2)};
  const auto& colours = colours_of(frame.info, native);
  // The lines of an interlaced picture belong to two: each has its own colours between them.
  const int fields = GST_VIDEO_INFO_IS_INTERLACED(&frame.info) && into.height() > 1 ? 2 : 1;
  for (int field = 0; field < fields; ++field) {
    const planes from{plane(frame, 0) + qptrdiff{field} * strides[0],
                      strides[0] * fields,
                      plane(frame, 1) + qptrdiff{field} * strides[1],
                      strides[1] * fields,
                      plane(frame, 2) + qptrdiff{field} * strides[2],
                      strides[2] * fields};
    QImage lines{into.bits() + field * into.bytesPerLine(),
                 into.width(),
                 (into.height() + fields - 1 - field) / fields,
                 into.bytesPerLine() * fields,
                 into.format()};
    if (!convert_lines_of(from, frame.info, colours, lines))
      return false;
  }
  return true;
}

} // namespace

QImage decoded_image::of(GstSample* sample, QSize native) {
  GstVideoInfo info;
  auto held = std::make_unique<mapped_frame>();
  held->sample = sample;
  if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample)) ||
      !gst_video_frame_map(&held->frame, &info, gst_sample_get_buffer(sample), GST_MAP_READ)) {
    gst_sample_unref(sample);
    return {};
  }
  const QSize size{GST_VIDEO_FRAME_WIDTH(&held->frame), GST_VIDEO_FRAME_HEIGHT(&held->frame)};
  if (GST_VIDEO_FRAME_FORMAT(&held->frame) != GST_VIDEO_FORMAT_I420) {
    const auto* pixels = plane(held->frame, 0);
    const auto stride = GST_VIDEO_FRAME_PLANE_STRIDE(&held->frame, 0);
    return QImage{pixels,  size.width(),  size.height(),  stride,
                  QImage::Format_RGB32,   release_frame,  held.release()};
  }
  if (!memory_ || memory_->size() != size)
    memory_ = std::make_shared<picture_memory>(size);
  auto image = memory_->take();
  if (!image.isNull() && !convert(held->frame, native, image))
    image = {};
  release_frame(held.release());
  return image;
}

} // namespace tessera::kiosk
