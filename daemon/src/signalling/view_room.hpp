// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"

#include <nlohmann/json.hpp>

#include <string>

/// What the room document says to those who watch.
namespace tessera::signalling {

/// null = it has ended.
[[nodiscard]] const nlohmann::json* find_share(const nlohmann::json& room, const share_id& share);
/// By hand, of the owner or of a host: a window that gives no picture has nothing to hide.
[[nodiscard]] bool is_paused(const nlohmann::json& room, const share_id& share);
/// Empty = not known yet.
[[nodiscard]] std::string codec_of(const nlohmann::json& room, const share_id& share);
[[nodiscard]] bool viewing_allowed(const nlohmann::json& room);

} // namespace tessera::signalling
