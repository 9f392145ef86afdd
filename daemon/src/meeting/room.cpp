// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <algorithm>
#include <utility>

namespace tessera::meeting {

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

std::vector<room::event> room::take_events() {
  return std::exchange(events_, {});
}

} // namespace tessera::meeting
