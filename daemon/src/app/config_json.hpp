// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_node.hpp"
#include "base/options.hpp"

#include <nlohmann/json_fwd.hpp>

namespace tessera::app {

/// A JSON value as if it stood in the configuration file, so that both are checked by the same
/// code.
[[nodiscard]] config_node node_of(const nlohmann::json& value);

[[nodiscard]] nlohmann::json json_of(const option_value& value);

} // namespace tessera::app
