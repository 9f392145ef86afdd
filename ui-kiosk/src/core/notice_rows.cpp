// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/notice_rows.hpp"

#include "core/notice_text.hpp"
#include "core/room_document.hpp"
#include "core/room_rows.hpp"
#include "core/sorted_map.hpp"

namespace tessera::kiosk {
namespace {

using nlohmann::json;

constexpr qsizetype most_notices = 4;

/// Without a name it is a host who has not joined.
bool is_by_host(const json& notice) {
  return text_at(notice, "code") == "chat" &&
         (text_at(notice, "role") == "host" || text_at(notice, "name").empty());
}

bool is_shown(const json& notice, bool toasts) {
  auto level = text_at(notice, "level");
  if (text_at(notice, "code") == "lobby")
    return false;
  return toasts || level == "warning" || level == "error";
}

} // namespace

QList<row> notice_rows(const json& room) {
  const auto& display = object_at(room, "display");
  bool toasts = !display.contains("toasts") || flag_at(display, "toasts");
  QList<row> rows;
  for (const auto& [id, value] : sorted(object_at(room, "notices"), "at")) {
    if (!is_shown(*value, toasts))
      continue;
    notice shown{to_qstring(text_at(*value, "code")),
                 to_qstring(text_at(*value, "name")),
                 to_qstring(text_at(*value, "reason")),
                 to_qstring(text_at(*value, "text"))};
    auto text = notice_text(shown);
    if (text.isEmpty())
      continue;
    auto key = to_qstring(id);
    rows.append(
        {key, {key, to_qstring(text_at(*value, "level")), text, shown.code, is_by_host(*value)}});
  }
  return rows.size() > most_notices ? rows.last(most_notices) : rows;
}

} // namespace tessera::kiosk
