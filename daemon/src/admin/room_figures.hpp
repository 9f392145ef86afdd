// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

/// Reads figures out of the room document, whatever is missing there.
namespace tessera::admin {

[[nodiscard]] inline const nlohmann::json& object_at(const nlohmann::json& document,
                                                     const char* key) {
  static const auto none = nlohmann::json::object();
  if (!document.is_object())
    return none;
  auto found = document.find(key);
  return found != document.end() && found->is_object() ? *found : none;
}

[[nodiscard]] inline std::string text_at(const nlohmann::json& object, const char* key) {
  auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

[[nodiscard]] inline double number_at(const nlohmann::json& object, const char* key) {
  auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<double>() : 0;
}

[[nodiscard]] inline bool display_present(const nlohmann::json& room) {
  return text_at(object_at(room, "kiosk"), "state") == "present";
}

/// From the box to the display, of the last second; nothing when no picture of it was shown then.
[[nodiscard]] inline std::optional<double> delay_seconds(const nlohmann::json& share) {
  auto state = text_at(share, "state");
  auto ms = number_at(share, "delay_ms");
  if (ms <= 0 || (state != "live" && state != "weak"))
    return std::nullopt;
  return ms / 1000;
}

} // namespace tessera::admin
