// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

#include <span>
#include <string>
#include <vector>

namespace tessera::app {

/// What a new configuration changes in a running tesserad.
struct reload_plan {
  settings values;                         ///< in force from now on
  std::vector<std::string> live_changed;   ///< keys that changed now
  std::vector<std::string> restart_needed; ///< keys that differ in the file but keep their value
};

/// `running` and `wanted` hold every option of `tables`. Pure.
[[nodiscard]] reload_plan
plan_reload(const settings& running, const settings& wanted, std::span<const option_table> tables);

} // namespace tessera::app
