// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/connection_table.hpp"

#include <algorithm>

namespace tessera::net {

void connection_table::add(std::uint64_t id, std::string source) {
  entries_.emplace(id, entry{std::move(source)});
}

void connection_table::set_stage(std::uint64_t id, connection_stage stage) {
  if (auto it = entries_.find(id); it != entries_.end())
    it->second.stage = stage;
}

void connection_table::remove(std::uint64_t id) {
  entries_.erase(id);
}

std::optional<std::uint64_t> connection_table::victim(const std::string& source) const {
  std::size_t total = 0;
  std::size_t from_source = 0;
  // The first of the lowest stage is the oldest, because the map is in the order of the ids.
  auto best = entries_.end();
  auto best_from_source = entries_.end();
  auto take_lower = [&](auto& best_one, auto it) {
    if (best_one == entries_.end() || it->second.stage < best_one->second.stage)
      best_one = it;
  };
  for (auto it = entries_.begin(); it != entries_.end(); ++it) {
    if (it->second.stage == connection_stage::joined)
      continue;
    ++total;
    take_lower(best, it);
    if (it->second.source == source) {
      ++from_source;
      take_lower(best_from_source, it);
    }
  }
  if (from_source >= max_per_source_)
    return best_from_source->first;
  if (total >= max_total_)
    return best->first;
  return std::nullopt;
}

std::size_t connection_table::joined() const noexcept {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(), [](const auto& item) {
        return item.second.stage == connection_stage::joined;
      }));
}

} // namespace tessera::net
