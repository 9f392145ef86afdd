// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "proto/lane_frame.hpp"
#include "wire/plist.hpp"

namespace tessera::airplay {

/// What a stream of realtime sound (type 96) in a SETUP is made of. Observed: `ct` names the codec,
/// 1 PCM, 2 ALAC, 4 AAC-LC, 8 AAC-ELD; else a bit of `audioFormat` does, with the rate.
/// Errors: codec_unsupported (PCM, 24 bits, other rates or sizes of a frame).
[[nodiscard]] result<lane::sound_caps> sound_format_of(const plist& stream);

} // namespace tessera::airplay
