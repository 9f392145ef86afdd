// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

#include <span>
#include <string>
#include <vector>

namespace tessera::app {

/// The options of all tables, nested as the configuration file nests them, in the tables' order.
struct option_section {
  std::string name; ///< one word of the dotted key; empty at the top
  std::vector<const option*> options;
  std::vector<option_section> sections;
};

[[nodiscard]] option_section tree_of(std::span<const option_table> tables);

/// "port" of "web.port".
[[nodiscard]] std::string_view last_word(std::string_view key);

/// A value as YAML, which is JSON here but for plain words.
[[nodiscard]] std::string yaml_of(const option& opt, const option_value& value);

/// Mistakes in the tables themselves: twins, keys that are a section too, no help, a default that
/// its own range forbids. A test keeps this empty; a plugin's table is checked when it is loaded.
[[nodiscard]] std::vector<std::string> table_faults(std::span<const option_table> tables);

} // namespace tessera::app
