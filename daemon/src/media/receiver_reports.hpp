// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/gst_ptr.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace tessera::media {

/// What a receiver says of the streams that it gets. Context: any thread. Spec: RFC 3550 6.4.1.
class receiver_reports : public std::enable_shared_from_this<receiver_reports> {
public:
  /// Hears the RTCP of this element of GStreamer ("rtpsession") as long as it lives.
  void listen(GstElement* session);
  /// A compound packet as it came; what is none is left out.
  void take(GstBuffer* rtcp);
  /// Of the stream's packets since the report before, 0 to 1; 0 when none came.
  [[nodiscard]] double loss_of(std::uint32_t ssrc) const;

private:
  mutable std::mutex mutex_;
  std::map<std::uint32_t, double> lost_;
};

} // namespace tessera::media
