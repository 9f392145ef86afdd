// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_node.hpp"
#include "base/options.hpp"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::app {

/// What a configuration file comes to.
struct config_result {
  settings values;                  ///< every option of the tables; the default where none is given
  std::vector<config_fault> faults; ///< all of them, in the order of the file
  std::map<std::string, config_place, std::less<>> places; ///< of the values that the file gives
  std::set<std::string, std::less<>> overridden{}; ///< keys whose value comes from overrides.json
};

/// Reads a configuration: nested YAML maps stand for the dotted keys of `tables`. Values that fit
/// are taken even if others are faulty, so a first pass with a few tables can look for
/// `plugins.enabled` before the plugins' own tables are known. Context: any. Never throws.
[[nodiscard]] config_result
read_config(std::string_view text, std::string file_name, std::span<const option_table> tables);

/// The same for a file. `must_exist` false: a file that is not there means all defaults.
[[nodiscard]] config_result
load_config(const std::string& path, bool must_exist, std::span<const option_table> tables);

} // namespace tessera::app
