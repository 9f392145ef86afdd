// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_text.hpp"
#include "app/overrides.hpp"

#include <deque>
#include <string>
#include <vector>

namespace tessera::app {

/// The configuration with the tables of the plugins that it enables. The tables live as long as it.
struct house_config {
  std::vector<option_table> tables;
  config_result read;   ///< the overrides are in it
  settings file_values; ///< without them
  overrides given;
  std::vector<std::string> notes; ///< about overrides that cannot be used
  std::deque<std::vector<option>> plugin_tables;
};

/// Reads in two passes: which plugins are enabled, then everything. All faults are in `read`.
/// Context: before anything is started, because it loads the plugins' libraries.
[[nodiscard]] house_config read_house_config(const std::string& file, bool must_exist);

/// The same in a running house: plugins that are not in `running` are a fault, and no library is
/// loaded, whatever folder the file names.
[[nodiscard]] house_config
read_house_config(const std::string& file, bool must_exist, const house_config& running);

/// Adds what is wrong with the admin's certificate. Not for a reload: there the former one stays.
void check_certificate(house_config& config, const std::string& file);

} // namespace tessera::app
