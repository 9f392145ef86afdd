// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What leaves the house in a support bundle tells of machines, not of people. Pure.
namespace tessera::admin {

/// The room document without PIN, Wi-Fi password, names, labels, addresses of people and what was
/// said.
[[nodiscard]] nlohmann::json redacted_room(nlohmann::json room);

/// What people of this room are called, and the secrets that are known: they may not stand in a
/// log. Shorter ones than three letters are left out; they would stand in every word.
[[nodiscard]] std::vector<std::string> private_words(const nlohmann::json& room);

[[nodiscard]] std::string without_words(std::string text, const std::vector<std::string>& words);

/// A log tells from where somebody guessed PINs; nobody else needs to know. Ports stay.
[[nodiscard]] std::string without_addresses(std::string_view text);

} // namespace tessera::admin
