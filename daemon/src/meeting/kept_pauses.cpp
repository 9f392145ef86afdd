// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/kept_pauses.hpp"

#include "meeting/shares.hpp"

namespace tessera::meeting {
namespace {

/// Is it likely that the page offers the same again, without a word of its owner?
bool comes_back(end_reason why) noexcept {
  return why == end_reason::connection_lost || why == end_reason::media_failed ||
         why == end_reason::door_failed || why == end_reason::shutting_down;
}

} // namespace

kept_pause pause_of(const share& what) {
  kept_pause kept;
  if (what.paused_by_owner)
    kept.by_owner.insert(what.kind);
  kept.by_host = what.paused_by_host;
  return kept;
}

void kept_pauses::share_ended(const share& what, end_reason why, moment now) {
  auto kept = pause_of(what);
  if (!comes_back(why))
    kept.by_owner.clear();
  if (why == end_reason::removed)
    kept.by_host = false; // a host has ended it: that is the last word about it
  keep(what.participant, kept, now);
}

void kept_pauses::restore(const participant_id& who, const kept_pause& what, moment now) {
  keep(who, what, now);
}

void kept_pauses::keep(const participant_id& who, const kept_pause& what, moment now) {
  if (what.empty())
    return;
  auto& one = all_[who];
  for (auto kind : what.by_owner)
    one.by_owner[kind] = now.at + owner_keeps;
  one.by_host = one.by_host || what.by_host;
}

/// A host's is for all that follows, an owner's for one share.
void kept_pauses::put_on(share& fresh, moment now) {
  expire(now);
  auto before = all_.find(fresh.participant);
  if (before == all_.end())
    return;
  fresh.paused_by_owner = before->second.by_owner.erase(fresh.kind) > 0;
  fresh.paused_by_host = before->second.by_host;
  if (before->second.empty())
    all_.erase(before);
}

void kept_pauses::host_allows(const participant_id& who) {
  auto it = all_.find(who);
  if (it == all_.end())
    return;
  it->second.by_host = false;
  if (it->second.empty())
    all_.erase(it);
}

void kept_pauses::expire(moment now) {
  for (auto& [who, one] : all_)
    std::erase_if(one.by_owner, [&](const auto& kind) { return now.at >= kind.second; });
  std::erase_if(all_, [](const auto& one) { return one.second.empty(); });
}

kept_pause kept_pauses::of(const participant_id& who) const {
  auto it = all_.find(who);
  if (it == all_.end())
    return {};
  kept_pause found{{}, it->second.by_host};
  for (const auto& [kind, until] : it->second.by_owner)
    found.by_owner.insert(kind);
  return found;
}

} // namespace tessera::meeting
