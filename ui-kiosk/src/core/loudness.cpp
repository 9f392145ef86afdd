// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/loudness.hpp"

#include "core/room_document.hpp"
#include "core/room_rows.hpp"

namespace tessera::kiosk {

QMap<QString, loudness> loudness_of(const nlohmann::json& room) {
  QMap<QString, loudness> all;
  const auto& sound = object_at(room, "sound");
  all[QString{}] = {{}, volume_at(sound), flag_at(sound, "muted")};
  for (const auto& [id, share] : object_at(room, "shares").items())
    all[to_qstring(id)] = {
        to_qstring(text_at(share, "name")), volume_at(share), flag_at(share, "muted")};
  return all;
}

std::optional<loudness> changed_loudness(const QMap<QString, loudness>& before,
                                         const QMap<QString, loudness>& after) {
  for (auto at = after.begin(); at != after.end(); ++at) { // "" is the first one
    auto was = before.find(at.key());
    if (was != before.end() && (was->volume != at->volume || was->muted != at->muted))
      return *at;
  }
  return {};
}

} // namespace tessera::kiosk
