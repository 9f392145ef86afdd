// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

namespace tessera::media {

/// Starts GStreamer in this process if it is not running, and checks that its plugins are there.
/// The first call costs some 60 ms and 15 MB, hence not before the first peer.
/// Errors: media_failed; the text names what is missing.
[[nodiscard]] result<> start_gstreamer();

} // namespace tessera::media
