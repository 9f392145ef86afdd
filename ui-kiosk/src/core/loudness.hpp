// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json_fwd.hpp>

#include <QMap>
#include <QString>
#include <optional>

namespace tessera::kiosk {

/// What people have set for a share, or for all.
struct loudness {
  QString name; ///< of the share's owner; "" for all
  int volume = 100;
  bool muted = false;
  friend bool operator==(const loudness&, const loudness&) = default;
};

/// By the id of the share; "" for all.
[[nodiscard]] QMap<QString, loudness> loudness_of(const nlohmann::json& room);

/// What somebody has changed between the two, that of all first. A share that comes or goes is no
/// change.
[[nodiscard]] std::optional<loudness> changed_loudness(const QMap<QString, loudness>& before,
                                                       const QMap<QString, loudness>& after);

} // namespace tessera::kiosk
