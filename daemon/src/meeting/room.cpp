// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <algorithm>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr int wrong_pins_worth_a_notice = 5;
constexpr std::size_t epoch_bytes = 9;

} // namespace

room::room(room_rules rules, std::optional<stored_meeting> stored, moment now)
    : rules_(std::move(rules)), pins_(secret{}), people_(rules_.participants_max),
      shares_(rules_.shares_max) {
  if (!stored) {
    begin_meeting(now);
    return;
  }
  epoch_ = stored->epoch;
  started_at_ = stored->started_at;
  last_participant_ = stored->last_participant;
  people_.skip_to(last_participant_);
  people_.set_banned(std::move(stored->banned));
  bool keeps_pin = rules_.pin_required && rules_.fixed_pin.empty() &&
                   stored->pin.reveal().size() == static_cast<std::size_t>(rules_.pin_digits);
  pins_.set_pin(keeps_pin ? std::move(stored->pin) : fresh_pin());
  restart_grace_until_ = now.at + rules_.away_grace;
  note_emptiness(now);
}

void room::begin_meeting(moment now) {
  epoch_ = base64url(random_bytes(epoch_bytes));
  started_at_ = now.wall_ms;
  people_.set_banned({});
  pins_.set_pin(fresh_pin());
  empty_since_.reset();
  changed_ = true;
}

secret room::fresh_pin() const {
  if (!rules_.pin_required)
    return {};
  return rules_.fixed_pin.empty() ? secret{random_digits(static_cast<std::size_t>(rules_.pin_digits))}
                                  : rules_.fixed_pin;
}

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

result<share_id> room::open_share(const tessera::open_share& what, moment now) {
  auto* who = people_.find(what.participant);
  if (who == nullptr)
    return errc::participant_not_found;
  if (what.label.size() > shares::max_label_bytes)
    return {errc::invalid_argument, "the label has more than 256 bytes"};
  auto label = what.label.empty() ? result<std::string>{""} : clean_name(what.label);
  share fresh;
  fresh.participant = what.participant;
  fresh.name = who->name;
  fresh.kind = what.kind;
  fresh.label = label.value_or("");
  fresh.started_at = now.wall_ms;
  auto id = shares_.open(std::move(fresh));
  if (!id)
    return std::move(id).error();
  changed_ = true;
  return *id;
}

result<> room::end_share(const tessera::end_share& what, moment now) {
  auto* known = shares_.find(what.share);
  if (known == nullptr)
    return errc::share_not_found;
  if (what.by && known->participant != *what.by)
    return {errc::not_allowed, "this share belongs to somebody else"};
  close_share(what.share, what.reason, now);
  return {};
}

void room::close_share(const share_id& id, end_reason why, moment now, bool say) {
  auto* what = shares_.find(id);
  if (what == nullptr)
    return;
  if (say)
    notices_.add(share_ended_notice(what->name, std::string{name_of(why)}), now);
  events_.emplace_back(share_ended{id, what->participant, why});
  if (shares_.close(id))
    changed_ = true;
}

void room::close_shares_of(const participant_id& id, end_reason why, moment now) {
  std::vector<share_id> mine;
  for (const auto& [share, what] : shares_.all()) {
    if (what.participant == id)
      mine.push_back(share);
  }
  bool say = why == end_reason::connection_lost || why == end_reason::door_failed;
  for (const auto& share : mine)
    close_share(share, why, now, say); // else one notice, the participant's, is enough
}

bool room::progress(const share_progress& what) {
  auto* known = shares_.find(what.share);
  if (known == nullptr)
    return false;
  bool turned = known->progress.state != what.state || known->progress.width != what.width;
  known->progress = what;
  changed_ = true;
  return turned;
}

void room::displayed(const share_displayed& what) {
  if (auto* known = shares_.find(what.share)) {
    known->displayed = what;
    changed_ = true;
  }
}

void room::encoded(const share_encoded& what) {
  if (auto* known = shares_.find(what.share)) {
    known->encoded = what;
    changed_ = true;
  }
}

void room::set_rules(room_rules rules, moment now) {
  bool pin_changes = rules.pin_required != rules_.pin_required ||
                     rules.pin_digits != rules_.pin_digits ||
                     !(rules.fixed_pin == rules_.fixed_pin);
  rules_ = std::move(rules);
  people_.set_limit(rules_.participants_max);
  shares_.set_limit(rules_.shares_max);
  if (pin_changes)
    put_new_pin(now);
  changed_ = true;
}

void room::set_addresses(const addresses_changed& what, moment now) {
  if (!network_.primary.empty() && network_.primary != what.primary)
    notices_.add(address_changed_notice(), now);
  network_ = what;
  changed_ = true;
}

void room::set_kiosk(const kiosk_presence& what) {
  kiosk_ = what;
  changed_ = true;
}

void room::set_door(const door_state& what, moment now) {
  if (what.state == "failed" && doors_[what.door] != "failed")
    notices_.add(door_failed_notice(what.door), now);
  doors_[what.door] = what.state;
  if (what.fresh) {
    for (const auto& [id, who] : people_.all()) {
      if (who.door == what.door)
        away(id, now);
    }
  }
  changed_ = true;
}

pin_value room::pin() const {
  return {pins_.pin(), pins_.required()};
}

result<> room::renew_pin(moment now) {
  if (!rules_.pin_required)
    return {errc::not_allowed, "no PIN is asked here (meeting.pin_required)"};
  if (!rules_.fixed_pin.empty())
    return {errc::not_allowed, "the PIN is fixed; change it in the file of meeting.pin_file, then "
                               "reload the configuration"};
  put_new_pin(now);
  return {};
}

void room::put_new_pin(moment now) {
  pins_.set_pin(fresh_pin());
  notices_.add(pin_changed_notice(), now);
  changed_ = true;
}

result<> room::open_host(const check_host_code&, moment) {
  return errc::wrong_code; // there is no host code yet
}

void room::tick(moment now) {
  if (notices_.expire(now))
    changed_ = true;
  std::vector<participant_id> lost;
  for (const auto& [id, who] : people_.all()) {
    if (who.away_since && now.at - *who.away_since >= rules_.away_grace)
      lost.push_back(id);
  }
  for (const auto& id : lost)
    drop(id, end_reason::connection_lost, false, now);
  if (empty_since_ && rules_.empty_grace.count() > 0 && now.at - *empty_since_ >= rules_.empty_grace)
    begin_meeting(now);
}

std::optional<monotonic::time_point> room::next_tick() const {
  auto next = notices_.next_expiry();
  auto earlier = [&next](monotonic::time_point at) { next = next ? std::min(*next, at) : at; };
  for (const auto& [id, who] : people_.all()) {
    if (who.away_since)
      earlier(*who.away_since + rules_.away_grace);
  }
  if (empty_since_ && rules_.empty_grace.count() > 0)
    earlier(*empty_since_ + rules_.empty_grace);
  return next;
}

std::vector<room::event> room::take_events() {
  return std::exchange(events_, {});
}

stored_meeting room::stored() const {
  return {pins_.pin(), epoch_, started_at_, last_participant_, people_.all_banned()};
}

} // namespace tessera::meeting
