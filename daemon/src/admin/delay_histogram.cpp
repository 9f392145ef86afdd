// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/delay_histogram.hpp"

#include "admin/room_figures.hpp"

#include <algorithm>

namespace tessera::admin {

void delay_histogram::count(double seconds) {
  auto first = std::lower_bound(bounds.begin(), bounds.end(), seconds);
  ++counts_[static_cast<std::size_t>(first - bounds.begin())];
  sum_seconds_ += seconds;
}

void delay_histogram::see(const nlohmann::json& room, monotonic::time_point now) {
  const auto& shares = object_at(room, "shares");
  std::erase_if(counted_at_, [&](const auto& one) { return !shares.contains(one.first); });
  if (!display_present(room))
    return; // what stands there is of the past
  for (const auto& [id, share] : shares.items()) {
    auto delay = delay_seconds(share);
    auto last = counted_at_.find(id);
    if (!delay || (last != counted_at_.end() && now - last->second < pause))
      continue;
    counted_at_[id] = now;
    count(*delay);
  }
}

} // namespace tessera::admin
