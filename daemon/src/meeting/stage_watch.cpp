// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/names.hpp"
#include "meeting/stage.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace tessera::meeting {
namespace {

constexpr std::chrono::seconds second{1};
/// Of a camera in the corner of its owner's screen: 1280x720 comes as 853x480.
constexpr double corner_scale = 1.5;
/// People are told of little power once in so long, however often it comes and goes.
constexpr std::chrono::minutes load_notice_pause{10};
/// The kiosk speaks once a second of what moves.
constexpr std::chrono::seconds display_patience{3};
/// A display that has just come may not know its loudspeaker yet, and one that is lost may come
/// back.
constexpr int silence_patience = 5; // seconds

/// What the display makes of it: as it said last, nothing at all when it has been silent for too
/// long, and before its first word as much as comes.
void fill_in_display(load_share& one, share& what, moment now) {
  if (!moves(one)) {
    what.watched_since.reset(); // of a still picture it has nothing to say
    return;
  }
  auto since = what.watched_since.value_or(now.at);
  what.watched_since = since;
  bool told = what.displayed_at && *what.displayed_at >= since;
  if (now.at - (told ? *what.displayed_at : since) > display_patience) {
    what.displayed.fps = 0;
    what.displayed.delay_ms = 0;
    return;
  }
  one.shown_fps = told ? what.displayed.fps : one.fps;
  one.delay_ms = told ? std::max(what.displayed.delay_ms - what.progress.held_ms, 0) : 0;
}

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

void stage::set_viewed(std::set<share_id> shares) {
  if (std::exchange(viewed_, std::move(shares)) != viewed_)
    assign_wishes();
}

bool stage::heard(const share_heard& what) {
  auto* known = shares_.find(what.share);
  if (known == nullptr || std::exchange(known->speaking, what.speaking) == what.speaking)
    return false;
  changed_ = true;
  return true;
}

bool stage::watched(const share_watched& what) {
  auto* known = shares_.find(what.share);
  if (known == nullptr || is_shown(known->kind))
    return false; // what is on the display is watched
  known->watched = what.watched;
  auto& comes = known->progress;
  comes.state = share_state::live;
  comes.codec = what.codec;
  comes.width = what.width;
  comes.height = what.height;
  comes.sound = what.sound;
  if (!what.watched)
    comes.fps = comes.kbps = 0;
  changed_ = true;
  return true;
}

bool stage::described(const share_described& what, moment now) {
  auto* known = shares_.find(what.share);
  if (known == nullptr || !is_shown(known->kind))
    return false;
  const bool first = !known->plays;
  const auto longest = std::numeric_limits<std::int32_t>::max(); // some weeks
  const auto length = std::clamp<std::int64_t>(what.duration_ms, 0, longest);
  known->plays = {clean_label(what.title),
                  clean_label(what.artist),
                  clean_label(what.album),
                  what.artwork,
                  std::clamp<std::int64_t>(what.position_ms, 0, length > 0 ? length : longest),
                  length,
                  what.playing,
                  now.wall_ms};
  if (first)
    follow(); // a sound has a tile now
  changed_ = true;
  return true;
}

void stage::loudness(const share_loudness& what) {
  auto* known = shares_.find(what.share);
  if (known == nullptr)
    return;
  known->sound.volume = std::clamp(what.volume, 0, 100);
  changed_ = true;
}

void stage::blocked(const share_blocked& what, moment now) {
  const auto* known = shares_.find(what.share);
  if (known == nullptr)
    return;
  notices_.add(port_blocked_notice(known->name, clean_label(what.port)), now);
  changed_ = true;
}

void stage::displayed(const share_displayed& what, moment now) {
  auto* known = shares_.find(what.share);
  if (known == nullptr)
    return;
  known->displayed = what;
  known->displayed_at = now.at;
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

void stage::set_kiosk(bool present, bool sounds) {
  kiosk_sounds_ = sounds;
  changed_ = true;
  if (std::exchange(kiosk_, present) == present)
    return; // it only says again what it can do
  // What the last one said is not true of the next one.
  for (const auto& [id, ignored] : shares_.all()) {
    auto& what = *shares_.find(id);
    what.displayed = {};
    what.displayed_at.reset();
    what.watched_since.reset();
  }
}

/// What the display has to do for it; nothing when it draws none of it.
std::optional<load_share>
stage::drawn(const share_id& id, share& what, std::size_t tiles, moment now) const {
  auto where = place_of(id, tiles);
  bool comes = what.progress.state == share_state::live || what.progress.state == share_state::weak;
  if (!kiosk_ || !is_shown(what.kind) || what.kind == share_kind::sound || what.paused() ||
      !comes || where == place::hidden) {
    what.watched_since.reset();
    return std::nullopt;
  }
  auto pixels = static_cast<double>(what.progress.width) * what.progress.height;
  load_share one{where, what.progress.fps - what.progress.bunched_fps, 0, 0, pixels};
  fill_in_display(one, what, now);
  return one;
}

/// People are told once a meeting why they hear nothing.
void stage::watch_silence(moment now) {
  const auto& all = shares_.all();
  bool unheard =
      kiosk_ && !kiosk_sounds_ && std::ranges::any_of(all, [](const auto& one) {
        const auto& what = one.second;
        return is_shown(what.kind) && what.progress.sound && !what.paused() && !what.sound.muted();
      });
  silent_seconds_ = unheard ? silent_seconds_ + 1 : 0;
  if (silent_seconds_ < silence_patience || std::exchange(told_silent_, true))
    return;
  notices_.add(no_loudspeaker_notice(), now);
}

/// Once a second while there are shares.
void stage::measure(moment now) {
  std::vector<load_share> seen;
  auto tiles = shares_.tiles().size();
  bool was_reduced = governor_.reduced();
  for (const auto& [id, ignored] : shares_.all()) {
    auto& what = *shares_.find(id);
    if (!is_shown(what.kind))
      continue;
    auto now_drawn = drawn(id, what, tiles, now);
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
  watch_silence(now);
  assign_wishes();
  changed_ = true;
}

void stage::tick(moment now) {
  review(now);
  history_.expire(now);
  pauses_.expire(now);
  if (next_second_ && now.at >= *next_second_) {
    if (shares_.shown().empty()) {
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
    if (what.kind == share_kind::sound || !is_shown(what.kind))
      continue;
    auto where = place_of(id, tiles);
    if (where == place::hidden && viewed_.contains(id))
      where = place::small;
    what.asked = governor_.wish_for(where, what.paused());
    // A corner is a fifth of the display wide: more would be thrown away there.
    if (!shares_.corner_of(id).empty() && !viewed_.contains(id))
      what.asked.scale = std::max(what.asked.scale, corner_scale);
  }
}

void stage::render(nlohmann::json& room) const {
  room["shares"] = shares_.render();
  room["layout"] = layout_.render(shares_.tiles().size());
  room["requests"] = requests_.render();
  room["load"] = {{"state", governor_.reduced() ? "reduced" : "ok"}};
}

} // namespace tessera::meeting
