// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

namespace tessera::meeting {

result<> room::set_sound(const sound_wish& what) {
  const auto before = mixer_.keep();
  auto set = mixer_.set(what);
  changed_ = changed_ || !(before == mixer_.keep()); // else nobody is told
  return set;
}

result<>
room::set_share_sound(const share_id& share, const sound_wish& what, const voice& who, moment now) {
  auto* person = who.participant && !who.decides ? people_.inside(*who.participant) : nullptr;
  if (person != nullptr) {
    if (auto may = person->loudness.take(now); !may)
      return may;
  }
  const auto owner = stage_.owner_of(share);
  auto set = stage_.set_sound(share, what, who);
  if (!set || !owner || !who.decides || !what.muted)
    return set;
  if (!*what.muted || !who.is(*owner))
    silence_device(*owner, *what.muted);
  return set;
}

/// All that the same device shows or will show, as with pauses.
void room::silence_device(const participant_id& owner, bool silenced) {
  if (const auto* person = people_.find(owner))
    sanctions_.silence(person->device, silenced);
  for (const auto& each : same_device(owner))
    stage_.host_mutes(each, silenced);
}

} // namespace tessera::meeting
