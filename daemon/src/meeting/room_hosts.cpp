// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <algorithm>
#include <utility>

/// What hosts do with people.
namespace tessera::meeting {

knocks::guest room::at_door(const participant& who) const {
  return {who.device, who.address, devices_.knows(who.device)};
}

result<> room::may_wait(const participant& who, moment now) const {
  if (auto may = knocks_.may_knock(at_door(who), now); !may)
    return may;
  failure full{errc::meeting_full, "Too many people wait to be let in. Try again in a minute.", {}};
  if (people_.count_waiting() >= lobby::limit)
    return full;
  if (!who.address.empty() && people_.count_waiting(who.address) >= lobby::limit_of_source)
    return full;
  return {};
}

result<> room::accept(const participant_id& id, moment now) {
  auto* who = people_.find(id);
  if (who == nullptr)
    return errc::participant_not_found;
  if (!who->waiting_since)
    return {}; // another host was quicker
  if (auto room_for = people_.accept(*who); !room_for)
    return room_for;
  let_in(*who, now);
  changed_ = true;
  return {};
}

result<> room::refuse(const participant_id& id, moment now) {
  auto* who = people_.find(id);
  if (who == nullptr)
    return errc::participant_not_found;
  if (!who->waiting_since)
    return {errc::invalid_argument,
            who->name + " is in already; participant.remove sends them out"};
  ++counted_.joins_refused;
  knocks_.refused(at_door(*who), now);
  auto device = who->device;
  drop(id, end_reason::removed, true, now);
  // Its other tabs that wait: one answer is enough.
  auto waits = [](const participant& other) { return other.waiting_since.has_value(); };
  remove_device(device, now, waits);
  return {};
}

void room::open_lobby(moment now) {
  std::vector<participant_id> waiting;
  for (const auto& [id, who] : people_.all()) {
    if (who.waiting_since)
      waiting.push_back(id);
  }
  for (const auto& id : waiting)
    (void)accept(id, now); // whom there is no place for waits on
}

result<> room::remove(const participant_id& id, moment now, removal how) {
  auto* who = people_.find(id);
  if (who == nullptr)
    return errc::participant_not_found;
  auto gone = *who;
  drop(id, end_reason::removed, true, now);
  if (!how.keeps_out)
    return {};
  block what{gone.name, gone.key, gone.device};
  remove_device(gone.device, now, [](const participant&) { return true; });
  // The name alone would shut out somebody else who is here under the same one.
  bool shared = std::ranges::any_of(
      people_.all(), [&](const auto& entry) { return entry.second.key == gone.key; });
  if (shared && !gone.device.empty())
    what.key.clear();
  blocks_.add(std::move(what), how.lasting, now);
  devices_.forget(gone.device);
  book_changed_ = true;
  changed_ = true;
  return {};
}

void room::forget_device(const device_forgotten& what) {
  devices_.forget(devices_.mark_of(what.door, what.device));
  book_changed_ = true;
}

/// The other tabs of the same device.
void room::remove_device(const std::string& device, moment now, bool (*which)(const participant&)) {
  if (device.empty())
    return;
  std::vector<participant_id> others;
  for (const auto& [id, who] : people_.all()) {
    if (who.device == device && which(who))
      others.push_back(id);
  }
  for (const auto& id : others)
    drop(id, end_reason::removed, true, now);
}

void room::put_under_sanction(const participant_id& id) {
  auto& fresh = *people_.find(id);
  const auto what = sanctions_.of(fresh.device);
  fresh.muted = what.muted;
  if (what.paused)
    stage_.host_pauses(id);
  if (what.silenced)
    stage_.host_mutes(id, true);
}

/// With itself; alone when it does not say what it is.
std::vector<participant_id> room::same_device(const participant_id& as) const {
  const auto* one = people_.find(as);
  std::vector<participant_id> same{as};
  if (one == nullptr || one->device.empty())
    return same;
  for (const auto& [id, who] : people_.all()) {
    if (id != as && who.device == one->device)
      same.push_back(id);
  }
  return same;
}

result<> room::mute(const participant_id& id, bool muted) {
  const auto* who = people_.find(id);
  if (who == nullptr)
    return errc::participant_not_found;
  sanctions_.mute(who->device, muted);
  for (const auto& each : same_device(id)) {
    people_.find(each)->muted = muted;
    if (muted)
      reactions_.drop_of(each);
  }
  changed_ = true;
  return {};
}

result<> room::pause_share(const share_id& share, const voice& who) {
  const auto owner = stage_.owner_of(share);
  auto paused = stage_.pause(share, who);
  if (!paused || !owner || who.is(*owner))
    return paused;
  if (const auto* person = people_.find(*owner))
    sanctions_.pause(person->device, true);
  for (const auto& each : same_device(*owner))
    stage_.host_pauses(each);
  return paused;
}

void room::let_device_show(const participant_id& owner) {
  if (const auto* person = people_.find(owner))
    sanctions_.pause(person->device, false);
  for (const auto& each : same_device(owner))
    stage_.host_allows(each);
}

result<> room::resume_share(const share_id& share, const voice& who, moment now) {
  auto* person = who.participant && !who.decides ? people_.inside(*who.participant) : nullptr;
  if (person != nullptr) {
    if (auto may = person->resumes.take(now); !may)
      return may;
  }
  const auto owner = stage_.owner_of(share);
  auto resumed = stage_.resume(share, who);
  if (resumed && owner && who.decides) {
    let_device_show(*owner);
    for (const auto& each : same_device(*owner))
      stage_.host_resumes(each);
  }
  return resumed;
}

result<> room::accept_request(const std::string& request, const voice& who, moment now) {
  const auto asker = stage_.asker_of(request);
  auto accepted = stage_.accept(request, who, now);
  if (accepted && asker && who.decides)
    let_device_show(*asker);
  return accepted;
}

result<> room::stop_share(const share_id& share, moment now) {
  const auto owner = stage_.owner_of(share);
  auto stopped = stage_.end({share, end_reason::removed, {}}, now);
  if (stopped && owner) {
    let_device_show(*owner);
    silence_device(*owner, false);
  }
  return stopped;
}

result<> room::undo_block(const std::string& id) {
  if (auto undone = blocks_.undo(id); !undone)
    return undone;
  book_changed_ = true;
  changed_ = true;
  return {};
}

result<> room::open_host(const check_host_code& who, moment now) {
  if (auto opened = host_code_.check(who.code, who.source, now); !opened)
    return opened;
  auto* person = who.participant ? people_.find(*who.participant) : nullptr;
  if (person == nullptr)
    return {};
  if (auto in = accept(*who.participant, now); !in)
    return in;
  person->host = true;
  changed_ = true;
  return {};
}

} // namespace tessera::meeting
