// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "sound_output.hpp"

#include <gst/gst.h>

#include <array>
#include <string_view>
#include <utility>

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
    rename(each);
    break;
  }
  return name();
}

std::string sound_output::name() const {
  std::lock_guard lock{guard_};
  return name_;
}

void sound_output::lost() {
  rename("");
}

void sound_output::on_change(std::function<void()> tell) {
  std::lock_guard lock{guard_};
  changed_ = std::move(tell);
}

void sound_output::rename(const char* name) {
  std::lock_guard lock{guard_};
  if (name_ == name)
    return;
  name_ = name;
  if (changed_)
    changed_();
}

std::string word_for_output(const std::string& name) {
  constexpr std::string_view ending = "sink";
  return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : std::string{};
}

} // namespace tessera::kiosk
