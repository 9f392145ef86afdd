// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <algorithm>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr std::size_t epoch_bytes = 9;

std::optional<pins::kept> pin_of(const std::optional<stored_meeting>& stored) {
  if (!stored)
    return {};
  return pins::kept{stored->pin, pin_mode_from(stored->pin_policy), stored->pin_changes_at};
}

std::optional<stored_sound> sound_of(const std::optional<stored_meeting>& stored) {
  return stored ? stored->sound : std::nullopt;
}

} // namespace

room::room(room_rules rules,
           std::optional<stored_meeting> stored,
           moment now,
           std::optional<guest_book> book)
    : rules_(std::move(rules)), pins_(rules_.pin, pin_of(stored), now),
      host_code_(rules_.host_code), people_(rules_.participants_max),
      mixer_(rules_.sound, sound_of(stored)), stage_(rules_.shares_max, rules_.sharing, notices_) {
  book_changed_ = !book;
  if (book) {
    devices_ = devices{std::move(book->key), std::move(book->known)};
    blocks_ = blocks{std::move(book->blocks), now};
  }
  if (!stored) {
    epoch_ = base64url(random_bytes(epoch_bytes));
    return;
  }
  epoch_ = stored->epoch;
  started_at_ = stored->started_at;
  last_participant_ = stored->last_participant;
  people_.skip_to(last_participant_);
  if (stored->camera_stopped)
    stage_.stop_camera();
  people_.set_banned(std::move(stored->banned));
  returning_ = std::move(stored->people);
  sanctions_ = sanctions{std::move(stored->under_sanction)};
  restart_grace_until_ = now.at + rules_.away_grace;
  note_emptiness(now);
}

void room::begin_meeting(moment now) {
  started_at_ = now.wall_ms;
  forget_talk(); // hosts may have written before
}

/// The next meeting's people shall not read what was said in the last one, or between the two.
void room::forget_talk() {
  chat_.forget_all();
  reactions_.forget_all();
  notices_.clear_chat();
  changed_ = true;
}

void room::end_meeting(moment now) {
  forget_talk();
  sanctions_.clear();
  codes_.forget_who_came_in();
  viewing_off_ = false;
  mixer_.end_meeting();
  if (started_at_ == 0 && people_.all().empty() && returning_.empty())
    return; // over already
  std::vector<participant_id> everybody;
  for (const auto& [id, who] : people_.all())
    everybody.push_back(id);
  for (const auto& id : everybody)
    stage_.withdraw(id); // else the first to go would make room for who waits
  for (const auto& id : everybody)
    drop(id, end_reason::meeting_ended, false, now);
  epoch_ = base64url(random_bytes(epoch_bytes));
  started_at_ = 0;
  empty_since_.reset();
  returning_.clear();
  people_.set_banned({});
  knocks_.clear();
  stage_.start_over();
  notices_.clear();
  pins_.begin_meeting(now);
  renew_host_code();
  say(meeting_ended_notice(), now);
}

/// Who was a host of this meeting is none of the next one. A code that the admin has set stays.
void room::renew_host_code() {
  if (!rules_.own_host_code)
    return;
  rules_.host_code = secret{random_digits(host_code_digits)};
  host_code_.set(rules_.host_code);
  host_code_renewed_ = true;
}

pin_value room::pin() const {
  return {pins_.pin(), pins_.required()};
}

result<> room::renew_pin(moment now) {
  if (auto renewed = pins_.renew(now); !renewed)
    return renewed;
  say(pin_changed_notice(), now);
  return {};
}

result<> room::set_pin(secret pin, moment now) {
  bool same = pins_.pin() == pin;
  if (auto set = pins_.set(std::move(pin), now); !set)
    return set;
  if (!same)
    say(pin_changed_notice(), now);
  return {};
}

void room::say(notice what, moment now) {
  notices_.add(std::move(what), now);
  changed_ = true;
}

void room::tick(moment now) {
  changed_ = notices_.expire(now) || changed_;
  changed_ = reactions_.expire(now) || changed_;
  changed_ = codes_.drop_old(now) || changed_;
  changed_ = pins_.rotate_when_due(now) || changed_; // the display shows it: no notice each time
  if (blocks_.expire(now)) {
    book_changed_ = true;
    changed_ = true;
  }
  stage_.tick(now);
  if (restart_grace_until_ && now.at >= *restart_grace_until_) {
    restart_grace_until_.reset();
    returning_.clear();
    changed_ = true;
  }
  drop_the_lost(now);
  if (empty_since_ && rules_.empty_grace.count() > 0 &&
      now.at - *empty_since_ >= rules_.empty_grace)
    end_meeting(now);
}

void room::drop_the_lost(moment now) {
  std::vector<participant_id> lost;
  std::vector<participant_id> unheard;
  for (const auto& [id, who] : people_.all()) {
    if (who.away_since && now.at - *who.away_since >= rules_.away_grace)
      lost.push_back(id);
    else if (who.waiting_since && now.at - *who.waiting_since >= lobby::longest_wait)
      unheard.push_back(id);
  }
  for (const auto& id : lost)
    drop(id, end_reason::connection_lost, false, now);
  for (const auto& id : unheard)
    drop(id, end_reason::removed, true, now);
}

std::optional<monotonic::time_point> room::next_tick() const {
  std::optional<monotonic::time_point> next;
  auto earlier = [&next](std::optional<monotonic::time_point> at) {
    if (at)
      next = next ? std::min(*next, *at) : *at;
  };
  earlier(notices_.next_expiry());
  earlier(reactions_.next_expiry());
  earlier(codes_.next_expiry());
  earlier(pins_.next_change());
  earlier(blocks_.next_expiry());
  earlier(stage_.next_tick());
  earlier(restart_grace_until_);
  for (const auto& [id, who] : people_.all()) {
    if (who.away_since)
      earlier(*who.away_since + rules_.away_grace);
    if (who.waiting_since)
      earlier(*who.waiting_since + lobby::longest_wait);
  }
  if (empty_since_ && rules_.empty_grace.count() > 0)
    earlier(*empty_since_ + rules_.empty_grace);
  return next;
}

stored_meeting room::stored() const {
  auto people = returning_;
  for (const auto& [id, who] : people_.all())
    people[id] = {who.device, who.waiting_since.has_value(), who.muted, stage_.pause_of(id)};
  auto pin = pins_.keep();
  return {std::move(pin.pin),
          epoch_,
          started_at_,
          last_participant_,
          people_.all_banned(),
          std::move(people),
          std::string{name_of(pin.mode)},
          pin.changes_at,
          sanctions_.all(),
          mixer_.keep(),
          stage_.camera_stopped()};
}

guest_book room::book() const {
  return {devices_.key(), devices_.known(), blocks_.all()};
}

} // namespace tessera::meeting
