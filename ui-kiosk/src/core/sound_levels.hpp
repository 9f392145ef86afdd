// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json_fwd.hpp>

#include <QMap>
#include <QString>

namespace tessera::kiosk {

/// How loud each share is played, by the room document: 0 to 1, as people hear it (a half is an
/// eighth of the amplitude). Whether its picture is shown does not matter.
[[nodiscard]] QMap<QString, double> sound_levels(const nlohmann::json& room);

} // namespace tessera::kiosk
