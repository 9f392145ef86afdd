// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/layout.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace tessera::meeting {
namespace {

constexpr std::array<std::string_view, 3> names{"auto", "focus", "single"};

bool holds(const std::vector<tile>& tiles, const share_id& which) {
  return std::any_of(tiles.begin(), tiles.end(), [&](const tile& one) { return one.id == which; });
}

/// The last pinned one, else the newest; empty when there is none.
share_id best_of(const std::vector<tile>& tiles) {
  auto best = std::max_element(tiles.begin(), tiles.end(), [](const tile& a, const tile& b) {
    return std::tie(a.pinned, a.number) < std::tie(b.pinned, b.number);
  });
  return best == tiles.end() ? share_id{} : best->id;
}

} // namespace

std::string_view name_of(layout_mode mode) noexcept {
  return names[static_cast<std::size_t>(mode)];
}

std::optional<layout_mode> mode_from(std::string_view name) noexcept {
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    return std::nullopt;
  return static_cast<layout_mode>(found - names.begin());
}

result<> layout::set(const layout_wish& wish, const std::vector<tile>& tiles) {
  for (const auto& named : {wish.focus, wish.full}) {
    if (named && !named->empty() && !holds(tiles, *named))
      return errc::share_not_found;
  }
  mode_ = wish.mode.value_or(mode_);
  full_ = wish.full.value_or(full_);
  overlay_ = wish.overlay.value_or(overlay_);
  if (wish.focus)
    focus_ = wish.focus->empty() ? best_of(tiles) : *wish.focus;
  return {};
}

void layout::follow(const std::vector<tile>& tiles, const share_id& fresh) {
  bool any_pinned =
      std::any_of(tiles.begin(), tiles.end(), [](const tile& one) { return one.pinned > 0; });
  if (!fresh.empty() && !any_pinned)
    focus_ = fresh;
  if (!holds(tiles, focus_))
    focus_ = best_of(tiles);
  if (!holds(tiles, full_))
    full_ = {};
}

void layout::swapped(const share_id& one, const share_id& other) {
  if (focus_ == one)
    focus_ = other;
  else if (focus_ == other)
    focus_ = one;
}

place layout::place_of(const share_id& which, std::size_t tiles) const {
  if (!full_.empty())
    return which == full_ ? place::main : place::hidden;
  if (tiles == 1)
    return place::main;
  if (mode_ == layout_mode::automatic)
    return tiles == 2 ? place::half : place::small;
  if (which == focus_)
    return place::main;
  return mode_ == layout_mode::single ? place::hidden : place::small;
}

nlohmann::json layout::render(std::size_t tiles) const {
  bool large = mode_ != layout_mode::automatic;
  return {{"mode", tiles == 0 ? "idle" : name_of(mode_)},
          {"focus", large ? focus_.str() : std::string{}},
          {"full", full_.str()},
          {"overlay", overlay_}};
}

} // namespace tessera::meeting
