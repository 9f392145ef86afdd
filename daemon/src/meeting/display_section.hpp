// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

#include <nlohmann/json_fwd.hpp>

namespace tessera::meeting {

/// `display` of the room document: the options display.*, and the pictures that an administrator
/// uploaded (state_folder/images/NAME-DIGEST.png or .jpg). Looks into that folder.
[[nodiscard]] nlohmann::json display_section(const settings& values);

} // namespace tessera::meeting
