// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_text.hpp"

#include <deque>
#include <string>
#include <vector>

namespace tessera::app {

/// The configuration with the tables of the plugins that it enables. The tables live as long as it.
struct house_config {
  std::vector<option_table> tables;
  config_result read;
  std::deque<std::vector<option>> plugin_tables;
};

/// Reads in two passes: which plugins are enabled, then everything. All faults are in `read`.
[[nodiscard]] house_config read_house_config(const std::string& file, bool must_exist);

} // namespace tessera::app
