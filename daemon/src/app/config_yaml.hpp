// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_node.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::app {

inline constexpr std::size_t max_config_bytes = 256 * 1024;
inline constexpr int max_config_depth = 8;
/// The YAML library takes a time that grows with the square of a line; the longest path fits.
inline constexpr std::size_t max_config_line = 5000;

struct yaml_result {
  config_node root;
  std::vector<config_fault> faults;
};

/// One YAML document without anchors, aliases and tags: a subset of YAML 1.2 that cannot grow when
/// it is read. After a fault of syntax the section that has it is left out and the rest is read,
/// so that one run names the faults of all sections.
[[nodiscard]] yaml_result read_yaml(std::string_view text, const std::string& file_name);

} // namespace tessera::app
