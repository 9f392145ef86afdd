// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/stage.hpp"

#include "meeting/names.hpp"

#include <algorithm>

namespace tessera::meeting {
namespace {

/// What somebody who shows already may add without asking again.
bool beside_own(share_kind kind) noexcept {
  return kind == share_kind::camera || kind == share_kind::sound;
}

result<share_answer> share_answer_of(result<share_id> share) {
  if (!share)
    return std::move(share).error();
  return share_answer{std::move(*share), {}};
}

} // namespace

stage::stage(std::size_t shares_max, share_rules rules, notices& to)
    : notices_(to), shares_(shares_max), requests_(rules) {}

result<> stage::changed(result<> outcome) {
  if (outcome) {
    assign_wishes();
    changed_ = true;
  }
  return outcome;
}

void stage::set_rules(std::size_t shares_max, share_rules rules, moment now) {
  shares_.set_limit(shares_max);
  requests_.set_rules(rules);
  review(now);
  changed_ = true;
}

result<share_answer> stage::open(const tessera::open_share& what, const asker& who, moment now) {
  if (what.label.size() > shares::max_label_bytes)
    return {errc::invalid_argument, "the label has more than 256 bytes"};
  auto label = clean_label(what.label);
  if (auto may = shares_.may_open(who.id, what.kind, others_leave()); !may)
    return may.error();
  if (beside_own(what.kind) && shares_.shows(who.id))
    return share_answer_of(put_on(who, what.kind, label, now));
  auto request = requests_.ask(who, what.kind, label, shares_.shown(), now);
  if (!request) {
    ++counters_.shares_refused;
    return std::move(request).error();
  }
  changed_ = true;
  if (!request->empty()) {
    ++counters_.share_requests;
    return share_answer{{}, std::move(*request)};
  }
  auto share = put_on(who, what.kind, label, now);
  review(now);
  return share_answer_of(std::move(share));
}

bool stage::others_leave() const {
  return requests_.rules().policy == sharing_policy::one_at_a_time;
}

result<share_id>
stage::put_on(const asker& who, share_kind kind, const std::string& label, moment now) {
  if (auto may = shares_.may_open(who.id, kind, others_leave()); !may)
    return may.error();
  if (others_leave()) {
    for (const auto& one : shares_.shown()) {
      if (one.owner != who.id)
        close(one.share, end_reason::taken_over, true, now);
    }
  }
  share fresh;
  fresh.participant = who.id;
  fresh.name = who.name;
  fresh.kind = kind;
  fresh.label = label;
  fresh.started_at = now.wall_ms;
  pauses_.put_on(fresh, now);
  auto id = shares_.open(std::move(fresh));
  if (!id)
    return id;
  ++counters_.shares_opened;
  if (!next_second_)
    next_second_ = now.at + std::chrono::seconds{1};
  const bool tile = kind != share_kind::sound && shares_.corner_of(*id).empty();
  follow(tile ? *id : share_id{});
  if (tile && layout_.place_of(*id, shares_.tiles().size()) == place::hidden)
    notices_.add(share_started_notice(who.name), now); // nobody would know
  changed_ = true;
  return id;
}

result<share_id>
stage::open_room_camera(const std::string& name, const std::string& label, moment now) {
  if (label.size() > shares::max_label_bytes)
    return {errc::invalid_argument, "the label has more than 256 bytes"};
  if (camera_stopped_)
    return {errc::refused, "A host has stopped the room camera until the meeting ends."};
  if (!shares_.room_camera().empty())
    return {errc::share_limit, "The room has a camera already."};
  share fresh;
  fresh.name = name;
  fresh.kind = share_kind::room;
  fresh.label = clean_label(label);
  fresh.started_at = now.wall_ms;
  changed_ = true;
  return shares_.open(std::move(fresh));
}

bool stage::camera_stopped() const {
  auto camera = shares_.all().find(shares_.room_camera());
  return camera_stopped_ || (camera != shares_.all().end() && camera->second.paused_by_host);
}

result<> stage::end(const tessera::end_share& what, moment now) {
  auto* known = shares_.find(what.share);
  if (known == nullptr)
    return errc::share_not_found;
  if (what.by && known->participant != *what.by)
    return {errc::not_allowed, "this share belongs to somebody else"};
  close(what.share, what.reason, true, now);
  review(now);
  return {};
}

void stage::close(const share_id& id, end_reason why, bool say, moment now) {
  auto* what = shares_.find(id);
  if (what == nullptr)
    return;
  const bool shown = is_shown(what->kind);
  if (!shown && why == end_reason::removed)
    camera_stopped_ = true;
  if (say && shown)
    notices_.add(share_ended_notice(what->name, std::string{name_of(why)}), now);
  events_.emplace_back(share_ended{id, what->participant, why});
  if (shown) {
    ++counters_.shares_ended[std::string{name_of(why)}];
    pauses_.share_ended(*what, why, now);
  }
  if (!shares_.close(id))
    return;
  follow();
  changed_ = true;
}

void stage::end_all_of(const participant_id& who, end_reason why, bool say, moment now) {
  withdraw(who);
  requests_.forget(who);
  for (const auto& one : shares_.shown()) {
    if (one.owner == who)
      close(one.share, why, say, now);
  }
  pauses_.forget(who);
  review(now);
}

void stage::withdraw(const participant_id& who) {
  if (auto request = requests_.of(who))
    decide(*request, failure{errc::refused, "You have left.", {}});
}

void stage::start_over() {
  history_.clear();
  governor_ = {};
  layout_ = {};
  pauses_.clear();
  told_silent_ = false;
  camera_stopped_ = false;
  if (auto* camera = shares_.find(shares_.room_camera()))
    camera->paused_by_host = false;
  follow();
  changed_ = true;
}

void stage::decide(const std::string& request, result<share_id> outcome) {
  requests_.erase(request);
  if (!outcome)
    ++counters_.shares_refused;
  events_.emplace_back(share_decision{request, std::move(outcome)});
  changed_ = true;
}

result<> stage::accept(const std::string& request, const voice& who, moment now) {
  if (auto may = requests_.may_accept(request, who, shares_.shown()); !may)
    return may;
  const auto what = *requests_.find(request);
  if (who.decides)
    pauses_.host_allows(what.who.id);
  auto share = put_on(what.who, what.kind, what.label, now);
  if (!share)
    return std::move(share).error(); // the question stays: one of the others may stop
  decide(request, std::move(share));
  review(now);
  return {};
}

result<> stage::refuse(const std::string& request, const voice& who, moment now) {
  const auto* what = requests_.find(request);
  auto name = what == nullptr ? std::string{} : what->who.name;
  bool own = what != nullptr && who.is(what->who.id);
  if (auto refused = requests_.refuse(request, who, shares_.shown(), now); !refused)
    return refused;
  if (!own)
    notices_.add(share_refused_notice(name), now);
  decide(request, failure{errc::refused, own ? "You have taken the question back." : "", {}});
  return {};
}

/// Something has changed that may let somebody show.
void stage::review(moment now) {
  for (const auto& request : requests_.expire(now)) {
    decide(request, failure{errc::refused, "Nobody answered. Ask again.", {}});
  }
  while (auto request = requests_.next_granted(shares_.shown(), now)) {
    const auto what = *requests_.find(*request);
    decide(*request, put_on(what.who, what.kind, what.label, now));
  }
}

void stage::follow(const share_id& fresh) {
  layout_.follow(shares_.tiles(), fresh);
  assign_wishes();
}

kept_pause stage::pause_of(const participant_id& who) const {
  auto all = pauses_.of(who);
  for (const auto& [id, what] : shares_.all()) {
    if (what.participant == who)
      all.add(meeting::pause_of(what));
  }
  return all;
}

/// A camera goes into the corner of its owner's screen.
place stage::place_of(const share_id& id, std::size_t tiles) const {
  const auto screen = shares_.corner_of(id);
  if (screen.empty())
    return layout_.place_of(id, tiles);
  return layout_.place_of(screen, tiles) == place::hidden ? place::hidden : place::small;
}

void stage::host_pauses(const participant_id& who) {
  pauses_.host_pauses(who);
  set_paused_by_host(who, true);
}

void stage::host_resumes(const participant_id& who) {
  set_paused_by_host(who, false);
}

void stage::set_paused_by_host(const participant_id& who, bool paused) {
  for (const auto& [id, what] : shares_.all()) {
    if (what.participant == who)
      shares_.find(id)->paused_by_host = paused;
  }
  assign_wishes();
  changed_ = true;
}

void stage::host_mutes(const participant_id& who, bool muted) {
  pauses_.host_mutes(who, muted);
  for (const auto& [id, what] : shares_.all()) {
    if (what.participant == who)
      shares_.find(id)->sound.muted_by_host = muted;
  }
  changed_ = true;
}

std::optional<participant_id> stage::owner_of(const share_id& share) const {
  auto known = shares_.all().find(share);
  return known == shares_.all().end() ? std::nullopt : std::optional{known->second.participant};
}

std::optional<participant_id> stage::asker_of(const std::string& request) const {
  const auto* known = requests_.find(request);
  return known == nullptr ? std::nullopt : std::optional{known->who.id};
}

/// Saying the same again changes nothing, and nobody is told.
kept_pause stage::pause_now(const share_id& share) const {
  auto known = shares_.all().find(share);
  return known == shares_.all().end() ? kept_pause{} : meeting::pause_of(known->second);
}

result<> stage::pause(const share_id& share, const voice& who) {
  const auto before = pause_now(share);
  auto done = shares_.pause(share, who);
  return before == pause_now(share) ? done : changed(std::move(done));
}

result<> stage::resume(const share_id& share, const voice& who) {
  const auto before = pause_now(share);
  auto done = shares_.resume(share, who);
  return before == pause_now(share) ? done : changed(std::move(done));
}

result<> stage::set_sound(const share_id& share, const sound_wish& what, const voice& who) {
  const auto before = pause_now(share);
  auto done = shares_.set_sound(share, what, who);
  return before == pause_now(share) ? done : changed(std::move(done));
}

result<> stage::pin(const share_id& share, bool pinned) {
  auto done = shares_.pin(share, pinned);
  if (done && pinned)
    layout_.pinned(share);
  follow();
  return changed(std::move(done));
}

result<> stage::swap(const share_id& one, const share_id& other) {
  auto done = shares_.swap(one, other);
  if (done)
    layout_.swapped(one, other);
  return changed(std::move(done));
}

result<> stage::arrange(const layout_wish& how) {
  return changed(layout_.set(how, shares_.tiles()));
}

} // namespace tessera::meeting
