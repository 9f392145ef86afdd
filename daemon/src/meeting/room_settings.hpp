// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "meeting/room_rules.hpp"

#include <string>

namespace tessera::meeting {

/// The rules of the room as the settings want them, with the secrets of their files. What is wrong
/// with a file is logged, and a random secret takes its place. `own_code` is the box's own host
/// code; when it is needed and empty it is read from `state_folder`/host-code, or made and kept
/// there, mode 0600.
[[nodiscard]] room_rules rules_from(const settings& values, secret& own_code);

/// The box's own host code from now on, also after a restart.
void keep_host_code(const std::string& state_folder, const secret& code);

} // namespace tessera::meeting
