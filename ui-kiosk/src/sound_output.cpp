// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "sound_output.hpp"

#include <gst/gst.h>

#include <array>

namespace tessera::kiosk {
namespace {

/// A server mixes what several programs play and follows a device that is plugged in; PipeWire
/// speaks PulseAudio's protocol almost everywhere.
constexpr std::array outputs{"pulsesink", "pipewiresink", "alsasink"};

bool works(const char* factory) {
  auto* sink = gst_element_factory_make(factory, nullptr);
  if (sink == nullptr)
    return false;
  const bool ready = gst_element_set_state(sink, GST_STATE_READY) == GST_STATE_CHANGE_SUCCESS;
  gst_element_set_state(sink, GST_STATE_NULL);
  gst_object_unref(sink);
  return ready;
}

} // namespace

std::string sound_output::find() {
  if (auto known = name(); !known.empty())
    return known;
  for (const auto* each : outputs) {
    if (!works(each))
      continue;
    std::lock_guard lock{guard_};
    name_ = each;
    break;
  }
  return name();
}

std::string sound_output::name() const {
  std::lock_guard lock{guard_};
  return name_;
}

void sound_output::lost() {
  std::lock_guard lock{guard_};
  name_.clear();
}

} // namespace tessera::kiosk
