// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <algorithm>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr int wrong_pins_worth_a_notice = 5;

} // namespace

admission room::admission_of(const participant_id& id) {
  last_participant_ = std::max(last_participant_, number_of(id));
  empty_since_.reset();
  changed_ = true;
  return {id, people_.find(id)->name, epoch_};
}

result<admission> room::admit(const admit_participant& who, moment now) {
  if (!who.trusted) {
    if (auto opened = pins_.check(who.pin, who.source, now.at); !opened) {
      if (pins_.wrong_in_all() == wrong_pins_worth_a_notice && opened.code() == errc::wrong_pin) {
        notices_.add(wrong_pins_notice(), now);
        changed_ = true;
      }
      return std::move(opened).error();
    }
  }
  auto id = people_.add({who.name, who.door, who.source, now.wall_ms, {}});
  if (!id)
    return std::move(id).error();
  notices_.add(joined_notice(people_.find(*id)->name), now);
  return admission_of(*id);
}

result<admission> room::resume(const resume_participant& who, moment now) {
  if (who.epoch != epoch_)
    return errc::token_expired;
  if (auto* known = people_.find(who.participant)) {
    known->away_since.reset();
    known->address = who.source;
    return admission_of(who.participant);
  }
  if (people_.banned(who.participant))
    return errc::removed;
  if (!restart_grace_until_ || now.at >= *restart_grace_until_)
    return errc::token_expired; // lost for longer than meeting.away_seconds, or left
  auto back = people_.restore(who.participant, {who.name, who.door, who.source, now.wall_ms, {}});
  if (!back)
    return std::move(back).error();
  return admission_of(who.participant);
}

void room::away(const participant_id& id, moment now) {
  if (auto* who = people_.find(id); who != nullptr && !who->away_since) {
    who->away_since = now.at;
    changed_ = true;
  }
}

void room::leave(const participant_id& id, moment now) {
  drop(id, end_reason::left, false, now);
}

result<> room::remove(const participant_id& id, moment now) {
  if (people_.find(id) == nullptr)
    return errc::participant_not_found;
  drop(id, end_reason::removed, true, now);
  return {};
}

void room::drop(const participant_id& id, end_reason why, bool by_host, moment now) {
  auto* who = people_.find(id);
  if (who == nullptr)
    return;
  auto name = who->name;
  close_shares_of(id, why, now);
  if (by_host ? !people_.ban(id) : !people_.drop(id))
    return;
  notices_.add(by_host ? removed_notice(name) : left_notice(name), now);
  events_.emplace_back(participant_ended{id, by_host});
  note_emptiness(now);
  changed_ = true;
}

void room::note_emptiness(moment now) {
  if (people_.all().empty() && !empty_since_)
    empty_since_ = now.at;
}

} // namespace tessera::meeting
