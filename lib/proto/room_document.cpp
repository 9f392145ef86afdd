// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/room_document.hpp"

#include <utility>

namespace tessera::room {
namespace {

void erase_in(json& room, const char* section, const char* key) {
  if (auto it = room.find(section); it != room.end() && it->is_object())
    it->erase(key);
}

void erase_addresses(json& room) {
  auto people = room.find("participants");
  if (people == room.end() || !people->is_object())
    return;
  for (auto& person : *people) {
    if (person.is_object())
      person.erase("address");
  }
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
    erase_addresses(seen);
  if (who == audience::guest) {
    erase_in(seen, "meeting", "pin");
    erase_in(seen, "network", "addresses");
    seen.erase("kiosk");
    seen.erase("doors");
  }
  return seen;
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
