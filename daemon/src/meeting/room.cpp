// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <algorithm>
#include <utility>

namespace tessera::meeting {

result<admission> room::admit(const admit_participant& who, moment now) {
  auto admitted = enter(who, now);
  // Who has not typed a PIN yet is not refused, but asked for it.
  if (!admitted && admitted.code() != errc::pin_required)
    ++counted_.joins_refused;
  return admitted;
}

result<share_answer> room::open_share(const tessera::open_share& what, moment now) {
  if (what.kind == share_kind::room) {
    // People bring cameras of the kind `camera`: nobody shall pass for the room.
    if (!what.participant.empty())
      return {errc::not_allowed, "Only the box itself shows the room."};
    auto camera = stage_.open_room_camera(rules_.name, what.label, now);
    if (!camera)
      return std::move(camera).error();
    return share_answer{*std::move(camera), {}};
  }
  const auto* who = people_.inside(what.participant);
  if (who == nullptr)
    return errc::participant_not_found;
  return stage_.open(what, {what.participant, who->name, who->host}, now);
}

void room::set_rules(room_rules rules, moment now) {
  rules_ = std::move(rules);
  people_.set_limit(rules_.participants_max);
  stage_.set_rules(rules_.shares_max, rules_.sharing, now);
  host_code_.set(rules_.host_code);
  mixer_.set_rules(rules_.sound);
  if (pins_.apply(rules_.pin, now) && pins_.required())
    say(pin_changed_notice(), now);
  if (rules_.lobby == lobby_mode::off)
    open_lobby(now);
  if (!rules_.chat)
    clear_chat();
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
  stage_.set_kiosk(what.present, !what.sound.empty());
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
  // What becomes of shares first: people leave after their shares.
  std::vector<event> all;
  for (auto& one : stage_.take_events())
    std::visit([&all](auto& what) { all.emplace_back(std::move(what)); }, one);
  for (auto& one : std::exchange(events_, {}))
    all.push_back(std::move(one));
  return all;
}

room_counters room::counters() const {
  auto all = stage_.counters();
  all.joins = counted_.joins;
  all.joins_refused = counted_.joins_refused;
  all.removed = counted_.removed;
  return all;
}

bool room::take_changed() noexcept {
  bool staged = stage_.take_changed();
  return std::exchange(changed_, false) || staged;
}

} // namespace tessera::meeting
