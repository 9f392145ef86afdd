// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/mixer.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::meeting {

mixer::mixer(sound_rules rules, const std::optional<stored_sound>& stored)
    : now_(stored.value_or(stored_sound{rules.volume, false, rules.ducking, rules})) {
  set_rules(rules);
}

void mixer::set_rules(sound_rules rules) {
  const auto before = std::exchange(now_.rules, rules);
  if (before.volume != rules.volume)
    now_.volume = rules.volume;
  if (before.ducking != rules.ducking)
    now_.ducking = rules.ducking;
}

result<> mixer::set(const sound_wish& what) {
  if (auto says = says_something(what); !says)
    return says;
  now_.volume = what.volume.value_or(now_.volume);
  now_.muted = what.muted.value_or(now_.muted);
  now_.ducking = what.ducking.value_or(now_.ducking);
  return {};
}

nlohmann::json mixer::render() const {
  return {{"volume", now_.volume}, {"muted", now_.muted}, {"ducking", now_.ducking}};
}

} // namespace tessera::meeting
