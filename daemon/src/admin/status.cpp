// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/status.hpp"

#include <algorithm>
#include <cstddef>

namespace tessera::admin {
namespace {

using nlohmann::json;

json at(const json& document, const char* key, json fallback) {
  auto found = document.find(key);
  return found != document.end() ? *found : std::move(fallback);
}

json render_actors(const house_status& house) {
  auto actors = json::object();
  for (const auto& [name, one] : house.actors)
    actors[name] = {{"state", one.state}, {"restarts", one.restarts}};
  return actors;
}

/// The room's own camera is on no display.
std::ptrdiff_t shown(const json& shares) {
  return std::count_if(
      shares.begin(), shares.end(), [](const json& one) { return at(one, "kind", "") != "room"; });
}

} // namespace

json render_status(const status_parts& parts) {
  static const json none = json::object();
  const auto& room = parts.room && parts.room->is_object() ? *parts.room : none;
  auto meeting = at(room, "meeting", none);
  auto join_card = at(room, "join_card", none);
  return {
      {"version", parts.version},
      {"uptime_s", parts.house ? parts.house->uptime_s : 0},
      {"meeting", {{"id", at(meeting, "id", "")}, {"url", at(join_card, "url", "")}}},
      {"kiosk", {{"state", at(at(room, "kiosk", none), "state", "away")}}},
      {"participants", at(room, "participants", none).size()},
      {"shares", shown(at(room, "shares", none))},
      {"actors", parts.house ? render_actors(*parts.house) : none},
      {"network", at(room, "network", {{"state", "none"}, {"addresses", none}})},
      {"doors", at(room, "doors", none)},
      {"settings", {{"overrides", parts.overrides}, {"left_out", json(parts.left_out)}}},
      {"admin", {{"password", parts.password}}},
      {"plugins", parts.plugins && parts.plugins->is_object() ? *parts.plugins : none},
  };
}

} // namespace tessera::admin
