// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "decoded_image.hpp"
#include "picture_hold.hpp"
#include "picture_source.hpp"
#include "proto/lane_frame.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _GstElement;

namespace tessera::kiosk {

/// GStreamer's decoder for one codec: encoded frames in, BGRx pictures out.
/// Context: made, fed and destroyed by one thread; the handlers are called by GStreamer's.
class decode_pipeline {
public:
  struct handlers {
    std::function<void(picture)> decoded;
    std::function<void(const std::string& text)> failed; ///< the pipeline is of no use any more
    std::function<void()> key_frame_needed;
    std::function<void()> too_large; ///< nothing of it was decoded or shown
  };

  /// Errors: codec_unsupported (no decoder installed), internal (it does not start).
  [[nodiscard]] static result<std::unique_ptr<decode_pipeline>>
  make(const lane::caps& caps, bool hardware, handlers on);
  ~decode_pipeline();
  decode_pipeline(const decode_pipeline&) = delete;
  decode_pipeline& operator=(const decode_pipeline&) = delete;

  /// Errors: closed (the pipeline stopped).
  [[nodiscard]] result<> push(lane::frame frame);
  /// The size of the pictures from now on; empty = as they are sent. Whole pictures are cheaper to
  /// scale here, before they are four bytes a pixel, and look better than scaled when drawn.
  void set_output_size(QSize size);
  /// What arrived before goes no further than the decoder.
  void show_from(std::int64_t arrival_ns) { context_.hold.show_from(arrival_ns); }
  /// Shows the newest picture once more, which the hold keeps where no key frame can be asked for.
  void repeat();
  /// What waits for the decoder.
  struct queue {
    std::size_t frames = 0;
    std::size_t bytes = 0;
  };
  [[nodiscard]] queue backlog() const;

  /// What GStreamer's threads see.
  struct context {
    handlers on;
    std::atomic<int> native_width = 0;
    std::atomic<int> native_height = 0;
    std::atomic<bool> too_large = false;
    picture_hold hold;
    decoded_image images; ///< of the thread that the pictures come on
  };

private:
  decode_pipeline() = default;
  result<> start(const std::string& description);

  context context_;
  _GstElement* pipeline_ = nullptr;
  _GstElement* source_ = nullptr;
  _GstElement* native_ = nullptr; ///< caps filter behind the decoder
  _GstElement* size_ = nullptr;   ///< caps filter behind the scaler
};

} // namespace tessera::kiosk
