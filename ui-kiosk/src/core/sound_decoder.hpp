// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "proto/lane_frame.hpp"

#include <string>

namespace tessera::kiosk {

/// How the sound of a lane is decoded, as GStreamer writes it.
struct sound_decoder {
  std::string encoded; ///< caps of what comes in
  std::string element; ///< with its settings
};

/// `caps`: checked by decode_sound_caps().
[[nodiscard]] sound_decoder decoder_of(const lane::sound_caps& caps);

} // namespace tessera::kiosk
