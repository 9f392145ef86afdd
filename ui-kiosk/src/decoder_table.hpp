// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tessera::kiosk {

/// The decoder for a codec as a piece of a GStreamer pipeline with its parser, set for low delay;
/// "" when none is installed. `hardware` allows the display's own decoders.
[[nodiscard]] std::string decoder_for(std::string_view codec, bool hardware);
/// Whether a hardware decoder for the codec is there.
[[nodiscard]] bool has_hardware(std::string_view codec);
/// The caps of the encoded frames, for the source.
[[nodiscard]] std::string encoded_caps(std::string_view codec);

/// Codecs that this display can decode: the parameters of `kiosk.ready`.
struct decoder_list {
  std::vector<std::string> codecs;
  std::vector<std::string> hardware;
};
/// Context: after gst_init.
[[nodiscard]] decoder_list installed_decoders();

} // namespace tessera::kiosk
