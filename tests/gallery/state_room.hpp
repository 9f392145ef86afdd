// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

namespace tessera::gallery {

/// The room document of a state (stage_setter.hpp), out of base.json and the state's own file.
[[nodiscard]] nlohmann::json state_room(const nlohmann::json& base, const nlohmann::json& state);

} // namespace tessera::gallery
