// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/reactions.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::meeting {

result<> reactions::add(reaction what, moment now) {
  auto mine = flows_.try_emplace(what.participant, rate, burst).first;
  if (auto may = mine->second.take(now); !may)
    return may;
  if (auto may = flow_in_all_.take(now); !may)
    return may;
  while (all_.size() >= limit)
    all_.erase(all_.begin());
  all_[++last_] = {std::move(what), now.wall_ms, now.at + shown_for};
  return {};
}

bool reactions::expire(moment now) {
  return std::erase_if(all_, [&](const auto& item) { return item.second.until <= now.at; }) > 0;
}

std::optional<monotonic::time_point> reactions::next_expiry() const {
  if (all_.empty())
    return {};
  return all_.begin()->second.until; // all live equally long
}

void reactions::drop_of(const participant_id& who) {
  std::erase_if(all_, [&](const auto& item) { return item.second.what.participant == who; });
}

void reactions::forget_all() {
  all_.clear();
  flows_.clear();
}

nlohmann::json reactions::render() const {
  auto out = nlohmann::json::object();
  for (const auto& [number, item] : all_) {
    out["r" + std::to_string(number)] = {{"participant", item.what.participant.str()},
                                         {"name", item.what.name},
                                         {"kind", item.what.kind},
                                         {"at", item.at}};
  }
  return out;
}

} // namespace tessera::meeting
