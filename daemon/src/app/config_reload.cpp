// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_reload.hpp"

namespace tessera::app {

reload_plan
plan_reload(const settings& running, const settings& wanted, std::span<const option_table> tables) {
  reload_plan plan{running, {}, {}};
  for (const auto& [key, value] : wanted.all()) {
    const auto* opt = find_option(tables, key);
    auto now = running.all().find(key);
    if (opt == nullptr || (now != running.all().end() && now->second == value))
      continue;
    if (opt->change == option_change::live) {
      plan.values.set(key, value);
      plan.live_changed.push_back(key);
    } else {
      plan.restart_needed.push_back(key);
    }
  }
  return plan;
}

} // namespace tessera::app
