// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/door_shares.hpp"

#include "base/secret.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace tessera::plugins {

namespace {

constexpr std::size_t artwork_digits = 15; // no two of any doors or lives are the same

} // namespace

void door_shares::remove_of(const participant_id& owner) {
  std::erase_if(all_, [&](const auto& one) { return one.second.owner == owner; });
}

bool door_shares::may_describe(const share_id& share, monotonic::time_point now) {
  const auto known = all_.find(share);
  return known != all_.end() && known->second.descriptions.take(now);
}

bool door_shares::may_tell_blocked(const share_id& share) {
  const auto known = all_.find(share);
  return known != all_.end() && !std::exchange(known->second.told_blocked, true);
}

std::string door_shares::put_artwork(const share_id& share, picture bytes) {
  const auto known = all_.find(share);
  if (known == all_.end())
    return {};
  auto& mine = known->second;
  if (!bytes)
    mine.artwork_id.clear();
  else if (!mine.artwork || *mine.artwork != *bytes)
    mine.artwork_id = "a" + random_digits(artwork_digits);
  mine.artwork = std::move(bytes);
  return mine.artwork_id;
}

door_shares::picture door_shares::artwork(const std::string& id) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const auto& one) {
    return one.second.artwork && one.second.artwork_id == id;
  });
  return found == all_.end() ? nullptr : found->second.artwork;
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
