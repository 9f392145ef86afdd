// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kiosk_app.hpp"

#include <QStringList>

namespace tessera::gallery {

/// Lets minutes pass, as the kiosk's own clock makes them (Clock.qml), and looks at what would burn
/// into the panel: one sentence for each text that stands still, or that wanders too far. What
/// comes and goes, such as names on pictures, is not asked.
[[nodiscard]] QStringList burn_in_faults(kiosk::kiosk_app& app, int minutes);

} // namespace tessera::gallery
