// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_text.hpp"
#include "base/options.hpp"

#include <span>
#include <string>

namespace tessera::app {

/// All settings as YAML, each marked with its default where it differs. Of a secret only the path
/// of its file is known here; passwords inside addresses print as `***`.
[[nodiscard]] std::string print_config(const settings& values,
                                       std::span<const option_table> tables);
/// Says as well which ones were set over the file (overrides.hpp).
[[nodiscard]] std::string print_config(const config_result& read,
                                       std::span<const option_table> tables);

/// Passwords inside addresses become `***`.
[[nodiscard]] option_value without_passwords(option_value value);

/// config/tessera.yaml: every option with its help and its default.
[[nodiscard]] std::string sample_file(std::span<const option_table> tables);

/// Spec: JSON Schema, draft 2020-12.
[[nodiscard]] std::string json_schema(std::span<const option_table> tables);

/// What a firewall has to let through, with the ports that are set: docs/firewall.md with the
/// defaults.
[[nodiscard]] std::string firewall_page(const settings& values,
                                        std::span<const option_table> tables);

/// docs/configuration.md.
[[nodiscard]] std::string reference_page(std::span<const option_table> tables);

} // namespace tessera::app
