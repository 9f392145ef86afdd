// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/load_governor.hpp"

#include <algorithm>
#include <array>

namespace tessera::meeting {
namespace {

/// What each place is asked for: first fps of small tiles, then of all, then size. The main one
/// keeps its size, whatever comes, so that its text can be read.
struct rung {
  wish main, half, small;
};

constexpr std::array<rung, 12> ladder{{
    {{0, 1.0}, {0, 1.0}, {0, 1.0}},
    {{0, 1.0}, {0, 1.0}, {20, 1.0}},
    {{0, 1.0}, {0, 1.0}, {15, 1.0}},
    {{0, 1.0}, {0, 1.0}, {10, 1.0}},
    {{24, 1.0}, {20, 1.0}, {10, 1.0}},
    {{20, 1.0}, {15, 1.0}, {10, 1.0}},
    {{15, 1.0}, {12, 1.0}, {8, 1.0}},
    {{12, 1.0}, {10, 1.0}, {8, 1.0}},
    {{12, 1.0}, {10, 1.5}, {8, 1.5}},
    {{10, 1.0}, {10, 2.0}, {8, 2.0}},
    {{8, 1.0}, {8, 2.0}, {8, 3.0}},
    {{5, 1.0}, {5, 3.0}, {5, 3.0}},
}};
constexpr int last_rung = static_cast<int>(ladder.size()) - 1;

constexpr wish minimal{1, 1.0}; ///< of what nobody sees move
/// Enough pictures to look alive: who gets these is not strained by missing some.
constexpr double fluent_fps = 24;
constexpr double kept_up = 0.8;   ///< part of what came that must be shown
constexpr double least_fps = 3;   ///< below, one missing picture says nothing
constexpr int late_ms = 400;      ///< a healthy display takes under 100 ms
constexpr int strain_to_act = 3;  ///< seconds
constexpr int settle_seconds = 4; ///< an encoder takes two or three to follow
constexpr int calm_at_first = 10; ///< seconds before a step up
constexpr int calm_at_most = 320;
constexpr int raise_proven = 15; ///< seconds; a step up that strains within them has failed
constexpr int steps_at_once = 4;

const wish& asked(const rung& of, place where) noexcept {
  switch (where) {
  case place::main:
    return of.main;
  case place::half:
    return of.half;
  case place::small:
  case place::hidden:
    break;
  }
  return of.small;
}

const rung& at(int which) noexcept {
  return ladder[static_cast<std::size_t>(which)];
}

bool differs(int one, int other, std::span<const load_share> drawn) {
  return std::any_of(drawn.begin(), drawn.end(), [&](const load_share& share) {
    return !(asked(at(one), share.where) == asked(at(other), share.where));
  });
}

/// Pixels a second that would come on this rung, from what comes on the present one.
double demand(int on, int present, std::span<const load_share> drawn) {
  double sum = 0;
  for (const auto& share : drawn) {
    const auto& wanted = asked(at(on), share.where);
    auto shrink = asked(at(present), share.where).scale / wanted.scale;
    auto fps = wanted.fps > 0 ? std::min(share.fps, static_cast<double>(wanted.fps)) : share.fps;
    sum += fps * share.pixels * shrink * shrink;
  }
  return sum;
}

/// Pixels a second that the display managed.
double managed(std::span<const load_share> drawn) {
  double sum = 0;
  for (const auto& share : drawn)
    sum += std::min(share.shown_fps, share.fps) * share.pixels;
  return sum;
}

} // namespace

bool moves(const load_share& one) noexcept {
  return one.fps >= least_fps;
}

bool strained(const load_share& one) noexcept {
  if (!moves(one))
    return false;
  bool misses = one.shown_fps < kept_up * one.fps && one.shown_fps < fluent_fps;
  return misses || one.delay_ms > late_ms;
}

void load_governor::observe(std::span<const load_share> drawn) {
  std::vector<place> places;
  for (const auto& share : drawn)
    places.push_back(share.where);
  std::sort(places.begin(), places.end());
  if (places != places_) {
    places_ = std::move(places);
    calm_wanted_ = calm_at_first; // what failed with other shares may do with these
    calm_seconds_ = 0;
    settling_ = settle_seconds;
  }
  if (since_raise_ > 0)
    ++since_raise_;
  if (settling_ > 0) {
    --settling_;
    return;
  }
  bool bad = std::any_of(drawn.begin(), drawn.end(), strained);
  strained_seconds_ = bad ? strained_seconds_ + 1 : std::max(0, strained_seconds_ - 1);
  calm_seconds_ = bad ? 0 : calm_seconds_ + 1;
  if (strained_seconds_ >= strain_to_act)
    lower(drawn);
  else if (rung_ > 0 && calm_seconds_ >= std::max(calm_wanted_, calm_at_first))
    raise(drawn);
}

void load_governor::lower(std::span<const load_share> drawn) {
  bool failed_raise = since_raise_ > 0 && since_raise_ <= raise_proven;
  if (failed_raise)
    calm_wanted_ = std::min(2 * std::max(calm_wanted_, calm_at_first), calm_at_most);
  since_raise_ = 0;
  strained_seconds_ = 0;
  calm_seconds_ = 0;
  settling_ = settle_seconds;
  auto can = managed(drawn);
  auto present = rung_;
  for (int steps = 0; steps < steps_at_once && rung_ < last_rung;) {
    ++rung_;
    if (!differs(rung_, present, drawn) || !differs(rung_, rung_ - 1, drawn))
      continue;
    ++steps;
    if (failed_raise || demand(rung_, present, drawn) <= can)
      break;
  }
}

void load_governor::raise(std::span<const load_share> drawn) {
  bool proven = since_raise_ > raise_proven;
  if (proven)
    calm_wanted_ = std::max(calm_wanted_ / 2, calm_at_first);
  since_raise_ = 1;
  calm_seconds_ = 0;
  strained_seconds_ = 0;
  settling_ = 0; // more than it can do shows at once, and ends at once
  auto present = rung_;
  do
    --rung_;
  while (rung_ > 0 && !differs(rung_, present, drawn));
}

wish load_governor::wish_for(place where, bool paused) const noexcept {
  if (paused || where == place::hidden)
    return minimal;
  return asked(at(rung_), where);
}

} // namespace tessera::meeting
