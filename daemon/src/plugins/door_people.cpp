// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/door_people.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::plugins {

std::vector<participant_id> door_people::take_all() {
  std::vector<participant_id> all;
  for (const auto& [who, waiting] : std::exchange(waiting_, {}))
    all.push_back(who);
  return all;
}

std::vector<participant_id> door_people::take_admitted(const nlohmann::json& room) {
  std::vector<participant_id> in;
  auto people = room.find("participants");
  if (people == room.end())
    return in; // no document yet
  for (auto& [who, waiting] : waiting_) {
    if (!waiting)
      continue;
    auto person = people->find(who.str());
    // One who is not there has gone, which is told by an event of its own.
    if (person == people->end() || person->value("state", "lobby") == "lobby")
      continue;
    waiting = false;
    in.push_back(who);
  }
  return in;
}

} // namespace tessera::plugins
