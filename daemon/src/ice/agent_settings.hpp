// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace tessera::ice {

struct agent_settings {
  unsigned port_min = 0;              ///< 0 = any
  unsigned port_max = 0;              ///< 0 = any
  std::vector<std::string> addresses; ///< empty = all of the box
  bool tcp = false;
};

/// What the options under "ice." ask for. A range that names one end only reaches to the end of all
/// ports. Errors: config_invalid (the range is upside down).
[[nodiscard]] result<agent_settings> read_agent_settings(const settings& values);

} // namespace tessera::ice
