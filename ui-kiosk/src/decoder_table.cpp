// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "decoder_table.hpp"

#include <gst/gst.h>

#include <algorithm>

namespace tessera::kiosk {
namespace {

struct decoder {
  std::string_view codec;
  const char* element;
  const char* settings;
  bool hardware;
};

// Best first. One thread a software decoder keeps no picture back and costs the least; frame
// threads would add a picture of delay for each.
constexpr decoder decoders[] = {
    {"h264", "vah264dec", "", true},
    {"h264", "vah264lpdec", "", true},
    {"h264", "v4l2slh264dec", "", true},
    {"h264", "v4l2h264dec", "", true},
    {"h264", "avdec_h264", "thread-type=slice max-threads=2", false},
    {"h264", "openh264dec", "", false},
    {"h265", "vah265dec", "", true},
    {"h265", "vah265lpdec", "", true},
    {"h265", "v4l2slh265dec", "", true},
    {"h265", "avdec_h265", "thread-type=slice max-threads=2", false},
    {"vp8", "vavp8dec", "", true},
    {"vp8", "v4l2slvp8dec", "", true},
    {"vp8", "v4l2vp8dec", "", true},
    {"vp8", "vp8dec", "threads=1", false},
    {"vp9", "vavp9dec", "", true},
    {"vp9", "v4l2slvp9dec", "", true},
    {"vp9", "v4l2vp9dec", "", true},
    {"vp9", "vp9dec", "threads=2", false},
};

constexpr std::string_view codecs[] = {"vp8", "vp9", "h264", "h265"};

bool installed(const char* element) {
  auto* factory = gst_element_factory_find(element);
  if (factory == nullptr)
    return false;
  gst_object_unref(factory);
  return true;
}

} // namespace

std::string decoder_for(std::string_view codec, bool hardware) {
  for (const auto& candidate : decoders) {
    if (candidate.codec != codec || (candidate.hardware && !hardware) ||
        !installed(candidate.element))
      continue;
    std::string piece;
    if (codec == "h264" || codec == "h265")
      piece = std::string{codec} + "parse ! ";
    else if (codec == "vp9" && candidate.hardware)
      piece = "vp9parse ! ";
    return piece + candidate.element + " name=decoder " + candidate.settings;
  }
  return {};
}

bool has_hardware(std::string_view codec) {
  return std::any_of(std::begin(decoders), std::end(decoders), [codec](const decoder& candidate) {
    return candidate.codec == codec && candidate.hardware && installed(candidate.element);
  });
}

std::string encoded_caps(std::string_view codec) {
  if (codec == "h264" || codec == "h265")
    return "video/x-" + std::string{codec} + ",stream-format=byte-stream,alignment=au";
  return codec == "vp9" ? "video/x-vp9" : "video/x-vp8";
}

decoder_list installed_decoders() {
  decoder_list list;
  for (auto codec : codecs) {
    if (!decoder_for(codec, true).empty())
      list.codecs.emplace_back(codec);
    if (has_hardware(codec))
      list.hardware.emplace_back(codec);
  }
  return list;
}

} // namespace tessera::kiosk
