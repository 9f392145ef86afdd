// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <gst/gst.h>

#include <string>

namespace tessera::kiosk {

/// The pipeline of this description (gst-launch's language), not running yet; the caller owns it.
/// `on_message` hears its bus on GStreamer's threads. Errors: internal.
[[nodiscard]] inline result<GstElement*>
launch(const std::string& description, GstBusSyncHandler on_message, void* data) {
  GError* error = nullptr;
  auto* made = gst_parse_launch(description.c_str(), &error);
  if (error != nullptr || made == nullptr) {
    std::string text = error != nullptr ? error->message : "no pipeline";
    g_clear_error(&error);
    if (made != nullptr)
      gst_object_unref(made);
    return {errc::internal, "cannot build a pipeline: " + text};
  }
  auto* bus = gst_element_get_bus(made);
  gst_bus_set_sync_handler(bus, on_message, data, nullptr);
  gst_object_unref(bus);
  return made;
}

} // namespace tessera::kiosk
