// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <algorithm>
#include <utility>

namespace tessera::meeting {
namespace {

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
  return rules_.fixed_pin.empty()
             ? secret{random_digits(static_cast<std::size_t>(rules_.pin_digits))}
             : rules_.fixed_pin;
}

pin_value room::pin() const {
  return {pins_.pin(), pins_.required()};
}

result<> room::renew_pin(moment now) {
  if (!rules_.pin_required)
    return {errc::not_allowed, "no PIN is asked here (meeting.pin_required)"};
  if (!rules_.fixed_pin.empty())
    return {errc::not_allowed,
            "the PIN is fixed; change it in the file of meeting.pin_file, then "
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
  if (empty_since_ && rules_.empty_grace.count() > 0 &&
      now.at - *empty_since_ >= rules_.empty_grace)
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

stored_meeting room::stored() const {
  return {pins_.pin(), epoch_, started_at_, last_participant_, people_.all_banned()};
}

} // namespace tessera::meeting
