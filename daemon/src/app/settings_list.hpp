// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_text.hpp"
#include "base/options.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string_view>

namespace tessera::app {

/// "default", "file" or "override".
[[nodiscard]] std::string_view source_of(const config_result& read, std::string_view key);

/// The answer to settings.get (docs/api.md): every option, in the tables' order. `in_force` differs
/// from `read` where a restart is needed. What is secret is not in it. Pure.
[[nodiscard]] nlohmann::json list_settings(const config_result& read,
                                           const settings& in_force,
                                           std::span<const option_table> tables);

} // namespace tessera::app
