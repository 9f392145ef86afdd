// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

struct _GstBuffer;
struct _GstPad;

namespace tessera::kiosk {

/// Stands behind a decoder: pictures that were decoded only for those after them go no further, and
/// the newest is kept, so that it can be shown later or once more.
class picture_hold {
public:
  picture_hold();
  ~picture_hold();
  picture_hold(const picture_hold&) = delete;
  picture_hold& operator=(const picture_hold&) = delete;

  /// Keeps the newest from now on.
  void keep();
  /// Other pictures follow: the newest does not fit any more.
  void forget();
  /// What arrived before is not shown. Context: any thread.
  void show_from(std::int64_t arrival_ns);
  /// Whether the picture goes on. Context: GStreamer's thread, within a probe of the pad.
  [[nodiscard]] bool take(_GstBuffer* picture);
  /// The newest goes out of `pad` once more, without an arrival time, unless it is not shown. Context:
  /// any thread.
  void repeat(_GstPad* pad);

private:
  struct last;
  std::recursive_mutex guard_; ///< pushing comes back to take()
  std::int64_t from_ = 0;
  bool keeps_ = false;
  bool repeats_ = false;
  std::unique_ptr<last> last_;
};

} // namespace tessera::kiosk
