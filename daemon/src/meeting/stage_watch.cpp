// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/stage.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tessera::meeting {
namespace {

constexpr std::chrono::seconds second{1};
/// People are told of little power once in so long, however often it comes and goes.
constexpr std::chrono::minutes load_notice_pause{10};

} // namespace

bool stage::progress(const share_progress& what) {
  auto* known = shares_.find(what.share);
  if (known == nullptr)
    return false;
  bool turned = known->progress.state != what.state || known->progress.width != what.width;
  known->progress = what;
  changed_ = true;
  return turned;
}

void stage::displayed(const share_displayed& what) {
  auto* known = shares_.find(what.share);
  if (known == nullptr)
    return;
  known->displayed = what;
  known->dropped += what.dropped;
  counters_.pictures_dropped += what.dropped;
  changed_ = true;
}

void stage::encoded(const share_encoded& what) {
  if (auto* known = shares_.find(what.share)) {
    known->encoded = what;
    changed_ = true;
  }
}

result<nlohmann::json> stage::history(const std::optional<share_id>& only, moment now) {
  history_.expire(now); // no tick comes while nothing is shown
  return history_.render(only);
}

void stage::set_kiosk(bool present) {
  kiosk_ = present;
  changed_ = true;
}

/// What the display has to do for it; nothing when it draws none of it.
std::optional<load_share>
stage::drawn(const share_id& id, const share& what, std::size_t tiles) const {
  auto where = layout_.place_of(id, tiles);
  bool moves = what.progress.state == share_state::live || what.progress.state == share_state::weak;
  if (!kiosk_ || what.kind == share_kind::sound || what.paused() || !moves ||
      where == place::hidden)
    return std::nullopt;
  auto pixels = static_cast<double>(what.progress.width) * what.progress.height;
  return load_share{where, what.progress.fps, what.displayed.fps, what.displayed.delay_ms, pixels};
}

/// Once a second while there are shares.
void stage::measure(moment now) {
  std::vector<load_share> seen;
  auto tiles = shares_.tiles().size();
  bool was_reduced = governor_.reduced();
  for (const auto& [id, ignored] : shares_.all()) {
    auto& what = *shares_.find(id);
    auto now_drawn = drawn(id, what, tiles);
    judge_box(what, now_drawn);
    if (now_drawn)
      seen.push_back(*now_drawn);
    history_.note(id, what.name, sample_of(what, now.wall_ms), now);
    what.dropped = 0;
  }
  if (kiosk_)
    governor_.observe(seen);
  if (!was_reduced && governor_.reduced()) {
    ++counters_.load_reductions;
    if (!told_of_load_ || now.at - *told_of_load_ >= load_notice_pause)
      notices_.add(load_reduced_notice(), now);
    told_of_load_ = now.at;
  }
  assign_wishes();
  changed_ = true;
}

void stage::tick(moment now) {
  review(now);
  history_.expire(now);
  if (next_second_ && now.at >= *next_second_) {
    if (shares_.all().empty()) {
      next_second_.reset();
      governor_ = {};
      return;
    }
    measure(now);
    // From now, not from the plan: after a stop of the machine there are no seconds to make up.
    next_second_ = now.at + second;
  }
}

std::optional<monotonic::time_point> stage::next_tick() const {
  auto next = requests_.next_tick();
  if (next_second_)
    next = next ? std::min(*next, *next_second_) : *next_second_;
  return next;
}

void stage::assign_wishes() {
  auto tiles = shares_.tiles().size();
  for (const auto& [id, ignored] : shares_.all()) {
    auto& what = *shares_.find(id);
    if (what.kind == share_kind::sound)
      continue;
    what.asked = governor_.wish_for(layout_.place_of(id, tiles), what.paused());
  }
}

void stage::render(nlohmann::json& room) const {
  room["shares"] = shares_.render();
  room["layout"] = layout_.render(shares_.tiles().size());
  room["requests"] = requests_.render();
  room["load"] = {{"state", governor_.reduced() ? "reduced" : "ok"}};
}

} // namespace tessera::meeting
