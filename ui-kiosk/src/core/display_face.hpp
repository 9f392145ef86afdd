// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

#include <QString>

namespace tessera::kiosk {

/// How the display is set up and what it says beside the meeting: the sections `display`,
/// `join_card.wifi_card`, `update` and `pin_prompt` of docs/room-document.md.
struct display_face {
  QString language; ///< "" = the room's
  bool large_text = false;
  bool high_contrast = false;
  bool reduced_motion = false;
  int dim_minutes = 10; ///< 0 = never
  bool clock = true;
  bool toasts = true;
  bool qr = true;
  QString wallpaper; ///< path of a picture file, "" = none
  QString logo;
  QString wifi_name;
  QString wifi_password; ///< "" when it is not to be read in clear
  QString wifi_code;     ///< the text of the QR code, "" = none
  QString update_state;
  QString update_version;
  QString prompt_door; ///< with prompt_name and prompt_pin: a PIN that a device asks for
  QString prompt_name;
  QString prompt_pin;
  friend bool operator==(const display_face&, const display_face&) = default;
};

[[nodiscard]] display_face display_face_of(const nlohmann::json& room);

} // namespace tessera::kiosk
