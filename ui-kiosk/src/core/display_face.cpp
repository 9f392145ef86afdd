// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/display_face.hpp"

#include "core/doors.hpp"
#include "core/room_document.hpp"
#include "core/room_rows.hpp"
#include "core/wifi_code.hpp"

#include <algorithm>

namespace tessera::kiosk {
namespace {

using nlohmann::json;

constexpr std::int64_t most_dim_minutes = 24 * 60;

bool flag_or(const json& object, std::string_view key, bool fallback) {
  return object.is_object() && object.contains(key) && object[std::string{key}].is_boolean()
             ? flag_at(object, key)
             : fallback;
}

std::int64_t number_or(const json& object, std::string_view key, std::int64_t fallback) {
  return object.is_object() && object.contains(key) && object[std::string{key}].is_number()
             ? number_at(object, key)
             : fallback;
}

void take_settings(display_face& into, const json& display) {
  into.language = to_qstring(text_at(display, "language"));
  into.large_text = flag_at(display, "large_text");
  into.high_contrast = flag_at(display, "high_contrast");
  into.reduced_motion = flag_at(display, "reduced_motion");
  into.dim_minutes = static_cast<int>(std::clamp(
      number_or(display, "dim_minutes", into.dim_minutes), std::int64_t{0}, most_dim_minutes));
  into.clock = flag_or(display, "clock", true);
  into.toasts = flag_or(display, "toasts", true);
  into.qr = flag_or(display, "qr", true);
  into.wallpaper = to_qstring(text_at(display, "wallpaper"));
  into.logo = to_qstring(text_at(display, "logo"));
}

void take_wifi(display_face& into, const json& card) {
  const auto& wifi = object_at(card, "wifi_card");
  into.wifi_name = to_qstring(text_at(wifi, "ssid"));
  auto password = to_qstring(text_at(wifi, "password"));
  into.wifi_code = wifi_code(into.wifi_name, password, to_qstring(text_at(wifi, "security")));
  if (flag_or(wifi, "show_password", true))
    into.wifi_password = password;
  if (into.wifi_name.isEmpty())
    into.wifi_name = to_qstring(text_at(card, "wifi"));
}

} // namespace

display_face display_face_of(const json& room) {
  display_face face;
  take_settings(face, object_at(room, "display"));
  take_wifi(face, object_at(room, "join_card"));
  const auto& update = object_at(room, "update");
  face.update_state = to_qstring(text_at(update, "state"));
  face.update_version = to_qstring(text_at(update, "version"));
  const auto& prompt = object_at(room, "pin_prompt");
  face.prompt_door = door_title(text_at(prompt, "door"));
  face.prompt_name = to_qstring(text_at(prompt, "name"));
  face.prompt_pin = to_qstring(text_at(prompt, "pin"));
  return face;
}

} // namespace tessera::kiosk
