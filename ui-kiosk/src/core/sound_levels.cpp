// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sound_levels.hpp"

#include "core/room_document.hpp"
#include "core/room_rows.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace tessera::kiosk {
namespace {

using nlohmann::json;

/// A quarter of the amplitude (-12 dB) is its cube root as people hear it.
constexpr double ducked = 0.63;

/// 0 to 1, 0 when it is muted.
double level_of(const json& sound) {
  if (flag_at(sound, "muted"))
    return 0;
  return volume_at(sound) / 100.0;
}

double level_of_share(const json& share) {
  return text_at(share, "state") == "paused" ? 0 : level_of(share);
}

} // namespace

QMap<QString, double> sound_levels(const json& room) {
  QMap<QString, double> levels;
  const auto& sound = object_at(room, "sound");
  const auto& shares = object_at(room, "shares");
  // Who is not heard lowers nobody.
  const bool ducks = flag_at(sound, "ducking") && std::ranges::any_of(shares, [](const json& one) {
                       return flag_at(one, "speaking") && level_of_share(one) > 0;
                     });
  for (const auto& [id, share] : shares.items()) {
    const bool lowered = ducks && !flag_at(share, "speaking");
    levels[QString::fromStdString(id)] =
        level_of(sound) * level_of_share(share) * (lowered ? ducked : 1);
  }
  return levels;
}

} // namespace tessera::kiosk
