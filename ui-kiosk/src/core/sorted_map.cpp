// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/sorted_map.hpp"

#include "core/room_document.hpp"

#include <algorithm>
#include <tuple>

namespace tessera::kiosk {

std::vector<map_entry> sorted(const nlohmann::json& map, std::string_view key) {
  std::vector<map_entry> entries;
  for (auto at = map.begin(); at != map.end(); ++at)
    if (at->is_object())
      entries.emplace_back(at.key(), &*at);
  std::sort(entries.begin(), entries.end(), [key](const map_entry& a, const map_entry& b) {
    return std::tuple(number_at(*a.second, key), a.first.size(), a.first) <
           std::tuple(number_at(*b.second, key), b.first.size(), b.first);
  });
  return entries;
}

} // namespace tessera::kiosk
