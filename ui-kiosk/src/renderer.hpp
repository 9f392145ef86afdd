// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/options.hpp"

namespace tessera::kiosk {

/// Decides how Qt Quick draws, and sets it. Call it after QGuiApplication is there and before the
/// first window. Without a GPU the software renderer costs a sixth of drawing through an emulated
/// one. Returns "software" or "gpu".
[[nodiscard]] const char* choose_renderer(renderer_choice wanted);

} // namespace tessera::kiosk
