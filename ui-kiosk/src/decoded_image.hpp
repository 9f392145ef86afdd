// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "picture_memory.hpp"

#include <QImage>
#include <memory>

struct _GstSample;

namespace tessera::kiosk {

/// What comes out of a decoder, as an image in the display's colours. Most give I420, and libyuv
/// makes that BGRx in less than half of the time that GStreamer takes; all else comes as BGRx already, and
/// is not copied. Context: one thread.
class decoded_image {
public:
  /// What it takes, for a caps filter.
  static constexpr const char* formats = "{ (string)I420, (string)BGRx }";

  /// Takes the sample over. A null image when it is no picture.
  /// `native`: its size before it was scaled for its tile; a small picture has other colours where
  /// nobody says which.
  [[nodiscard]] QImage of(_GstSample* sample, QSize native);

private:
  std::shared_ptr<picture_memory> memory_;
};

} // namespace tessera::kiosk
