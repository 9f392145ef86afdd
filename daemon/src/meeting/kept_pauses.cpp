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

void kept_pause::add(const kept_pause& more) {
  by_owner.insert(more.by_owner.begin(), more.by_owner.end());
  by_host = by_host || more.by_host;
  muted_by_host = muted_by_host || more.muted_by_host;
  for (const auto& [kind, sound] : more.sounds)
    sounds[kind] = sound;
}

void kept_pause::drop_owners_part() noexcept {
  by_owner.clear();
  sounds.clear();
}

kept_pause pause_of(const share& what) {
  kept_pause kept;
  if (what.paused_by_owner)
    kept.by_owner.insert(what.kind);
  kept.by_host = what.paused_by_host;
  kept.muted_by_host = what.sound.muted_by_host;
  const share_sound owners{what.sound.volume, what.sound.muted_by_owner, false};
  if (!(owners == share_sound{}))
    kept.sounds[what.kind] = owners;
  return kept;
}

void kept_pauses::share_ended(const share& what, end_reason why, moment now) {
  auto kept = pause_of(what);
  if (!comes_back(why))
    kept.drop_owners_part();
  if (why == end_reason::removed) // a host has ended it: that is the last word about it
    kept.by_host = kept.muted_by_host = false;
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
  for (const auto& [kind, sound] : what.sounds)
    one.sounds[kind] = {sound, now.at + owner_keeps};
  one.by_host = one.by_host || what.by_host;
  one.muted_by_host = one.muted_by_host || what.muted_by_host;
}

/// A host's is for all that follows, an owner's for one share.
void kept_pauses::put_on(share& fresh, moment now) {
  expire(now);
  auto before = all_.find(fresh.participant);
  if (before == all_.end())
    return;
  auto& kept = before->second;
  fresh.paused_by_owner = kept.by_owner.erase(fresh.kind) > 0;
  fresh.paused_by_host = kept.by_host;
  if (auto sound = kept.sounds.extract(fresh.kind); !sound.empty())
    fresh.sound = sound.mapped().what;
  fresh.sound.muted_by_host = kept.muted_by_host;
  if (kept.empty())
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

void kept_pauses::host_mutes(const participant_id& who, bool muted) {
  auto& kept = all_[who];
  kept.muted_by_host = muted;
  if (kept.empty())
    all_.erase(who);
}

void kept_pauses::expire(moment now) {
  for (auto& [who, one] : all_) {
    std::erase_if(one.by_owner, [&](const auto& kind) { return now.at >= kind.second; });
    std::erase_if(one.sounds, [&](const auto& kind) { return now.at >= kind.second.until; });
  }
  std::erase_if(all_, [](const auto& one) { return one.second.empty(); });
}

kept_pause kept_pauses::of(const participant_id& who) const {
  auto it = all_.find(who);
  if (it == all_.end())
    return {};
  const auto& kept = it->second;
  kept_pause found{{}, kept.by_host, kept.muted_by_host};
  for (const auto& [kind, until] : kept.by_owner)
    found.by_owner.insert(kind);
  for (const auto& [kind, sound] : kept.sounds)
    found.sounds[kind] = sound.what;
  return found;
}

} // namespace tessera::meeting
