// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <gst/gst.h>

#include <memory>

namespace tessera::media {

/// Owns one reference of a GStreamer object.
struct gst_unref {
  void operator()(gpointer object) const noexcept { gst_object_unref(object); }
};
template <class T>
using gst_ptr = std::unique_ptr<T, gst_unref>;

struct caps_unref {
  void operator()(GstCaps* caps) const noexcept { gst_caps_unref(caps); }
};
using caps_ptr = std::unique_ptr<GstCaps, caps_unref>;

struct sample_unref {
  void operator()(GstSample* sample) const noexcept { gst_sample_unref(sample); }
};
using sample_ptr = std::unique_ptr<GstSample, sample_unref>;

struct glib_free {
  void operator()(gpointer memory) const noexcept { g_free(memory); }
};
using glib_text = std::unique_ptr<gchar, glib_free>;

} // namespace tessera::media
