// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera::kiosk {

using map_entry = std::pair<std::string, const nlohmann::json*>;

/// The objects of a map of the room document, by the number `key` and then by id.
[[nodiscard]] std::vector<map_entry> sorted(const nlohmann::json& map, std::string_view key);

} // namespace tessera::kiosk
