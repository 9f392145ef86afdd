// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

#include <vector>

namespace tessera::app {

/// The options of tesserad itself: folders, log, the room's name and language.
[[nodiscard]] option_table app_options();

/// The tables of the whole house, in the order of the reference page. Plugins' tables come on top
/// at run time.
[[nodiscard]] std::vector<option_table> house_tables();

} // namespace tessera::app
