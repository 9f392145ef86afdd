// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

/// tesserad's answers (docs/kiosk-rpc.md) as text for people. Members that are missing show as
/// nothing: an older tesserad may not know them. Pure.
namespace tessera::ctl {

using json = nlohmann::json;

[[nodiscard]] std::string render_status(const json& status);
[[nodiscard]] std::string render_participants(const json& room);
[[nodiscard]] std::string render_shares(const json& room);
[[nodiscard]] std::string render_pin(const json& pin);
[[nodiscard]] std::string render_faults(const json& check);
[[nodiscard]] std::string render_event(const json& event);

} // namespace tessera::ctl
