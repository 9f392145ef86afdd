// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/sanctions.hpp"

#include <algorithm>
#include <utility>

namespace tessera::meeting {

sanctions::sanctions(std::vector<entry> kept) : all_(std::move(kept)) {
  if (all_.size() > limit)
    all_.erase(all_.begin(), all_.end() - limit);
}

sanction sanctions::of(const std::string& mark) const {
  auto known = std::ranges::find(all_, mark, &entry::mark);
  return known == all_.end() ? sanction{} : known->what;
}

void sanctions::mute(const std::string& mark, bool muted) {
  auto what = of(mark);
  what.muted = muted;
  put(mark, what);
}

void sanctions::pause(const std::string& mark, bool paused) {
  auto what = of(mark);
  what.paused = paused;
  put(mark, what);
}

void sanctions::silence(const std::string& mark, bool silenced) {
  auto what = of(mark);
  what.silenced = silenced;
  put(mark, what);
}

void sanctions::put(const std::string& mark, const sanction& what) {
  std::erase_if(all_, [&](const entry& each) { return each.mark == mark; });
  if (mark.empty() || !what.any())
    return;
  if (all_.size() == limit)
    all_.erase(all_.begin());
  all_.push_back({mark, what});
}

} // namespace tessera::meeting
