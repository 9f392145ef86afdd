// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr int wrong_pins_worth_a_notice = 5;

failure stolen_token() {
  return {errc::token_expired, "You came in from another device. Join again with the PIN.", {}};
}

} // namespace

/// A code that was made for this device is as good as the PIN, and no better.
result<> room::check_pin(const admit_participant& who, moment now) {
  if (pins_.required() && who.pin &&
      (codes_.made_for(who.source, *who.pin) ||
       codes_.came_in_with(devices_.mark_of(who.door, who.device), *who.pin, pins_.pin())))
    return pins_.may_try(who.source, now);
  return pins_.check(who.pin, who.source, now);
}

result<secret> room::ask_code(const tessera::ask_code& what, moment now) {
  if (!pins_.required())
    return {errc::not_allowed, "This meeting asks for no PIN: admit the device without one."};
  auto name = clean_name(what.name);
  if (!name)
    return std::move(name).error();
  if (auto may = pins_.may_try(what.source, now); !may)
    return std::move(may).error();
  if (people_.is_full())
    return errc::meeting_full;
  changed_ = true;
  return codes_.ask(what.source, *name, pins_.pin(), now);
}

void room::end_code(const tessera::end_code& what) {
  changed_ = codes_.end(what.source) || changed_;
}

result<admission> room::enter(const admit_participant& who, moment now) {
  if (!who.trusted) {
    if (auto opened = check_pin(who, now); !opened) {
      if (pins_.wrong_in_all() == wrong_pins_worth_a_notice && opened.code() == errc::wrong_pin)
        say(wrong_pins_notice(), now);
      return std::move(opened).error();
    }
  }
  // Who does not know the PIN learns nothing of blocks.
  auto name = clean_name(who.name);
  if (!name)
    return std::move(name).error();
  auto device = devices_.mark_of(who.door, who.device);
  if (auto may = blocks_.check(device, name_key(without_number(*name)), now); !may)
    return std::move(may).error();
  participant fresh{*name, who.door, who.source, now.wall_ms, {}, device};
  if (must_wait(rules_.lobby, devices_.knows(device), who.trusted)) {
    if (auto may = may_wait(fresh, now); !may)
      return std::move(may).error();
    fresh.waiting_since = now.at;
  }
  fresh.key = name_key(without_number(*name));
  drop_ghosts_of(fresh, now);
  auto id = people_.add(std::move(fresh));
  if (!id)
    return std::move(id).error();
  if (who.pin && codes_.made_for(who.source, *who.pin))
    codes_.came_in(device, *who.pin, pins_.pin());
  codes_.end(who.source);
  put_under_sanction(*id);
  auto& person = *people_.find(*id);
  if (person.waiting_since)
    say(lobby_notice(person.name), now);
  else
    let_in(person, now);
  return admission_of(*id);
}

/// Somebody who closed the page and comes back is one person, not two of whom one is away.
void room::drop_ghosts_of(const participant& fresh, moment now) {
  std::vector<participant_id> ghosts;
  for (const auto& [id, who] : people_.all()) {
    if (!fresh.device.empty() && who.device == fresh.device && who.away_since && who.key == fresh.key)
      ghosts.push_back(id);
  }
  for (const auto& id : ghosts)
    drop(id, end_reason::left, false, now);
}

result<admission> room::resume(const resume_participant& who, moment now) {
  if (who.epoch != epoch_)
    return errc::token_expired;
  auto from = devices_.mark_of(who.door, who.device);
  if (auto* known = people_.find(who.participant)) {
    if (!devices::same(known->device, from))
      return stolen_token();
    known->away_since.reset();
    known->address = who.source;
    known->host = false; // the new connection has not given the code
    return admission_of(who.participant);
  }
  auto name = clean_name(who.name);
  if (!name)
    return std::move(name).error();
  auto before = returning_.find(who.participant);
  auto device = before == returning_.end() ? std::string{} : before->second.device;
  if (auto may = blocks_.check(device, name_key(without_number(*name)), now); !may)
    return std::move(may).error();
  if (people_.banned(who.participant))
    return errc::removed;
  if (before == returning_.end())
    return errc::token_expired; // lost for longer than meeting.away_seconds, or left
  if (!devices::same(device, from))
    return stolen_token();
  participant back{*name, who.door, who.source, now.wall_ms, {}, device};
  back.muted = before->second.muted || sanctions_.of(device).muted;
  if (before->second.waiting && rules_.lobby != lobby_mode::off)
    back.waiting_since = now.at;
  if (auto restored = people_.restore(who.participant, std::move(back)); !restored)
    return std::move(restored).error();
  auto& person = *people_.find(who.participant);
  if (before->second.waiting && !person.waiting_since)
    let_in(person, now); // the lobby was switched off meanwhile
  stage_.restore_pause(who.participant, before->second.pause, now);
  returning_.erase(before);
  return admission_of(who.participant);
}

admission room::admission_of(const participant_id& id) {
  const auto& who = *people_.find(id);
  last_participant_ = std::max(last_participant_, number_of(id));
  if (!who.waiting_since)
    empty_since_.reset();
  changed_ = true;
  return {id, who.name, epoch_, who.waiting_since.has_value()};
}

void room::let_in(participant& who, moment now) {
  if (started_at_ == 0)
    begin_meeting(now);
  empty_since_.reset();
  knocks_.let_in(at_door(who));
  if (devices_.remember(who.device))
    book_changed_ = true;
  ++counted_.joins;
  say(joined_notice(who.name), now);
}

result<> room::may_act(const caller& who) const {
  if (who.roles.intersects(rpc::role::host | rpc::role::kiosk | rpc::role::admin))
    return {};
  if (!who.participant || people_.find(*who.participant) == nullptr)
    return errc::unauthenticated;
  if (people_.inside(*who.participant) == nullptr)
    return {errc::unauthenticated, "You are not in yet. Somebody in the room will let you in."};
  return {};
}

void room::away(const participant_id& id, moment now) {
  if (auto* who = people_.find(id); who != nullptr && !who->away_since) {
    who->away_since = now.at;
    who->viewed.clear();
    note_viewed();
    stage_.withdraw(id);
    changed_ = true;
  }
}

result<> room::allow_viewing(bool allowed) {
  if (allowed && !rules_.viewing)
    return {errc::not_allowed, "The admin has switched off watching (meeting.viewing)."};
  viewing_off_ = !allowed;
  changed_ = true;
  return {};
}

void room::watches(const share_viewed& what) {
  auto* who = people_.find(what.participant);
  if (who == nullptr || who->away_since) // a report that was on its way brings nothing back
    return;
  if (what.over)
    who->viewed.erase(what.share);
  else
    who->viewed[what.share] = what;
  note_viewed();
}

/// Who is dropped or away watches nothing any more, whether anybody says so or not.
void room::note_viewed() {
  std::set<share_id> all;
  for (const auto& [id, person] : people_.all())
    for (const auto& [share, how] : person.viewed)
      all.insert(share);
  stage_.set_viewed(std::move(all));
  changed_ = true;
}

void room::leave(const participant_id& id, moment now) {
  drop(id, end_reason::left, false, now);
}

void room::drop(const participant_id& id, end_reason why, bool by_host, moment now) {
  auto* who = people_.find(id);
  if (who == nullptr)
    return;
  auto name = who->name;
  bool waited = who->waiting_since.has_value();
  // Else one notice, the participant's, is enough.
  bool loud = why == end_reason::connection_lost || why == end_reason::door_failed;
  stage_.end_all_of(id, why, loud, now);
  if (by_host ? !people_.ban(id) : !people_.drop(id))
    return;
  note_viewed();
  counted_.removed += by_host && !waited ? 1 : 0;
  chat_.forget(id);
  reactions_.drop_of(id);
  if (!waited && why != end_reason::meeting_ended)
    say(by_host ? removed_notice(name) : left_notice(name), now);
  events_.emplace_back(participant_ended{id, by_host, why});
  note_emptiness(now);
  changed_ = true;
}

void room::note_emptiness(moment now) {
  if (started_at_ != 0 && people_.count_inside() == 0 && !empty_since_)
    empty_since_ = now.at;
}

} // namespace tessera::meeting
