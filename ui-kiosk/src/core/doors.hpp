// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

#include <QString>
#include <string_view>

/// The ways into the room: the section `doors` of docs/room-document.md.
namespace tessera::kiosk {

/// False also for a door that the box does not have.
[[nodiscard]] bool is_door_open(const nlohmann::json& room, std::string_view door);
/// As people know it; of an unknown one its own name.
[[nodiscard]] QString door_title(std::string_view door);

} // namespace tessera::kiosk
