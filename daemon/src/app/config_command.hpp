// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_text.hpp"

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tessera::app {

/// What tesserad can do with its configuration instead of running.
enum class config_action { check, print, schema, reference, sample, firewall };

/// "--check-config", "--print-config", "--print-schema", "--print-reference", "--print-sample",
/// "--print-firewall".
[[nodiscard]] std::optional<config_action> config_action_of(std::string_view flag);

/// Does it and returns the exit code: 0, or 2 with every fault as a line on `err`. `config` is what
/// `file` came to, with whatever faults were found since (secrets, plugins).
[[nodiscard]] int config_command(config_action action,
                                 const std::string& file,
                                 const config_result& config,
                                 std::span<const option_table> tables,
                                 std::ostream& out,
                                 std::ostream& err);

/// Faults of the secret files that a configuration names: missing, or readable by everybody.
[[nodiscard]] std::vector<config_fault> secret_faults(const config_result& config,
                                                      std::string_view file,
                                                      std::span<const option_table> tables);

/// Each fault as a line.
void print_faults(std::span<const config_fault> faults, std::ostream& err);

} // namespace tessera::app
