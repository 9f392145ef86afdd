// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPainterPath>
#include <QString>

namespace tessera::kiosk {

/// The icons of sound, in the square of glyph_image; empty for other names.
[[nodiscard]] QPainterPath sound_glyph(const QString& name);

} // namespace tessera::kiosk
