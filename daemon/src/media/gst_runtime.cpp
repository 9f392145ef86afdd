// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/gst_runtime.hpp"

#include "media/gst_ptr.hpp"

#include <fmt/format.h>

#include <array>

namespace tessera::media {

result<> start_gstreamer() {
  GError* fault = nullptr;
  if (gst_init_check(nullptr, nullptr, &fault) == FALSE) {
    std::string why = fault != nullptr ? fault->message : "no reason given";
    g_clear_error(&fault);
    return {errc::media_failed, "GStreamer does not start: " + why};
  }
  // The second of each pair is the Debian package that brings it.
  static constexpr std::array<std::array<const char*, 2>, 7> needed{{
      {"webrtcbin", "gstreamer1.0-plugins-bad"},
      {"dtlssrtpdec", "gstreamer1.0-plugins-bad"},
      {"nicesrc", "gstreamer1.0-nice"},
      {"rtpbin", "gstreamer1.0-plugins-good"},
      {"rtpvp9depay", "gstreamer1.0-plugins-good"},
      {"h264parse", "gstreamer1.0-plugins-bad"},
      {"appsink", "gstreamer1.0-plugins-base"},
  }};
  for (const auto& [name, package] : needed) {
    gst_ptr<GstElementFactory> found{gst_element_factory_find(name)};
    if (!found)
      return {errc::media_failed,
              fmt::format("GStreamer has no element {}: install {}.", name, package)};
  }
  return {};
}

} // namespace tessera::media
