// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/doors.hpp"

#include "core/room_document.hpp"
#include "core/room_rows.hpp"

namespace tessera::kiosk {

bool is_door_open(const nlohmann::json& room, std::string_view door) {
  return text_at(object_at(object_at(room, "doors"), door), "state") == "open";
}

QString door_title(std::string_view door) {
  constexpr struct {
    std::string_view door;
    std::string_view title;
  } known[] = {{"airplay", "AirPlay"}, {"miracast", "Miracast"}, {"cast", "Cast"}};
  for (const auto& one : known)
    if (one.door == door)
      return to_qstring(one.title);
  return to_qstring(door);
}

} // namespace tessera::kiosk
