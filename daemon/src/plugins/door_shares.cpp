// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/door_shares.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::plugins {

void door_shares::remove_of(const participant_id& owner) {
  std::erase_if(all_, [&](const auto& one) { return one.second.owner == owner; });
}

std::vector<share_id> door_shares::take_all() {
  std::vector<share_id> all;
  for (const auto& [share, what] : std::exchange(all_, {}))
    all.push_back(share);
  return all;
}

std::vector<control::share_wish> door_shares::take_wishes(const nlohmann::json& room) {
  std::vector<control::share_wish> changed;
  auto shares = room.find("shares");
  if (shares == room.end())
    return changed; // no document yet
  for (auto& [share, what] : all_) {
    auto known = shares->find(share.str());
    if (known == shares->end())
      continue; // its end is told by an event of its own
    const auto& wish = known->at("wish");
    control::share_wish now{share, wish.at("fps").get<int>(), wish.at("scale").get<double>()};
    if (now == what.asked)
      continue;
    what.asked = now;
    changed.push_back(now);
  }
  return changed;
}

} // namespace tessera::plugins
