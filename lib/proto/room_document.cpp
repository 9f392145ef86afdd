// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/room_document.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tessera::room {
namespace {

/// What guests see, section by section; no keys = the whole section. What is new in the document
/// stays hidden from them until it is named here.
const std::vector<std::pair<std::string, std::vector<const char*>>> guest_view{
    {"room", {}},
    {"meeting", {"id", "kind", "pin_required", "started_at", "sharing", "lobby", "chat", "viewing"}},
    {"join_card", {"url", "address", "wifi"}},
    {"network", {"state"}},
    {"participants", {}},
    {"shares", {}},
    {"layout", {}},
    {"notices", {}},
    {"doors", {}}, // phones are told by which one they get in
    {"requests", {}},
    {"chat", {}},
    {"reactions", {}},
    {"load", {}},
    {"sound", {}},
    {"kiosk", {"sound"}}, // pages offer sound where it is heard
    {"update", {}},
};

void erase_of_people(json& room, const char* key) {
  auto people = room.find("participants");
  if (people == room.end() || !people->is_object())
    return;
  for (auto& person : *people) {
    if (person.is_object())
      person.erase(key);
  }
}

void erase(json& room, const char* section, const char* key) {
  if (auto it = room.find(section); it != room.end() && it->is_object())
    it->erase(key);
}

bool too_deep(const json& value, int left) {
  if (!value.is_structured())
    return false;
  if (left == 0)
    return true;
  for (const auto& item : value) {
    if (too_deep(item, left - 1))
      return true;
  }
  return false;
}

} // namespace

json redact(const json& room, audience who) {
  json seen = room;
  if (who != audience::admin)
    erase_of_people(seen, "address");
  if (who != audience::kiosk) { // the display alone shows them
    erase(seen, "join_card", "wifi_card");
    seen.erase("pin_prompt");
  }
  if (who == audience::kiosk) {
    seen.erase("chat");
    seen.erase("blocks");
  }
  if (who == audience::host)
    erase(seen, "network", "addresses");
  if (who != audience::guest)
    return seen;
  erase_of_people(seen, "views"); // who looks at what is nobody's business but the hosts'
  json little = json::object();
  for (const auto& [section, keys] : guest_view) {
    auto whole = seen.find(section);
    if (whole == seen.end())
      continue;
    if (keys.empty() || !whole->is_object()) {
      little[section] = *whole;
      continue;
    }
    little[section] = json::object();
    for (const char* key : keys) {
      if (auto it = whole->find(key); it != whole->end())
        little[section][key] = *it;
    }
  }
  return little;
}

json diff(const json& before, const json& after) {
  if (!before.is_object() || !after.is_object())
    return after;
  json patch = json::object();
  for (const auto& [key, value] : before.items()) {
    if (!after.contains(key))
      patch[key] = nullptr;
  }
  for (const auto& [key, value] : after.items()) {
    auto old = before.find(key);
    if (old == before.end())
      patch[key] = value;
    else if (*old != value)
      patch[key] = diff(*old, value);
  }
  return patch;
}

result<> apply(json& room, const json& patch) {
  if (!patch.is_object())
    return {errc::invalid_argument, "a room patch must be an object"};
  if (too_deep(patch, max_depth))
    return {errc::invalid_argument, "a room patch is nested too deeply"};
  room.merge_patch(patch);
  return {};
}

std::optional<json> view::update(const json& room) {
  auto now = redact(room, who_);
  auto patch = diff(seen_, now);
  if (patch.empty() && revision_ > 0)
    return {};
  seen_ = std::move(now);
  ++revision_;
  return patch;
}

} // namespace tessera::room
