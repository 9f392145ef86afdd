// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/notices.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

namespace tessera::meeting {
namespace {

constexpr std::chrono::seconds shown_for{6};
constexpr std::chrono::seconds warning_shown_for{12};

std::chrono::seconds duration_of(const notice& what) {
  return what.level == "info" ? shown_for : warning_shown_for;
}

} // namespace

void notices::add(notice what, moment now) {
  while (all_.size() >= limit)
    all_.erase(all_.begin());
  auto until = now.at + duration_of(what);
  all_[++last_] = {std::move(what), now.wall_ms, until};
}

bool notices::expire(moment now) {
  return std::erase_if(all_, [&](const auto& item) { return item.second.until <= now.at; }) > 0;
}

std::optional<monotonic::time_point> notices::next_expiry() const {
  std::optional<monotonic::time_point> next;
  for (const auto& [number, item] : all_)
    next = next ? std::min(*next, item.until) : item.until;
  return next;
}

nlohmann::json notices::render() const {
  auto out = nlohmann::json::object();
  for (const auto& [number, item] : all_) {
    out["n" + std::to_string(number)] = {{"level", item.what.level},
                                         {"code", item.what.code},
                                         {"name", item.what.name},
                                         {"reason", item.what.reason},
                                         {"text", item.what.text},
                                         {"at", item.at},
                                         {"seconds", duration_of(item.what).count()}};
  }
  return out;
}

notice joined_notice(const std::string& name) {
  return {"info", "joined", name, "", name + " joined"};
}
notice left_notice(const std::string& name) {
  return {"info", "left", name, "", name + " left"};
}
notice removed_notice(const std::string& name) {
  return {"info", "removed", name, "", name + " was removed"};
}

notice share_ended_notice(const std::string& name, const std::string& reason) {
  static const std::pair<const char*, const char*> endings[] = {
      {"stopped", " stopped sharing"},
      {"removed", "'s screen was taken off the display"},
      {"left", " left and stopped sharing"},
      {"connection_lost", "'s screen was lost: the connection broke"},
      {"media_failed", "'s screen was lost: the picture could not be read"},
      {"door_failed", "'s screen was lost: a part of the box failed and restarts"},
      {"shutting_down", "'s screen ended: the box restarts"},
  };
  for (const auto& [key, ending] : endings) {
    if (reason == key)
      return {reason == "stopped" || reason == "left" || reason == "removed" ? "info" : "warning",
              "share_ended", name, reason, name + ending};
  }
  return {"info", "share_ended", name, reason, name + " stopped sharing"};
}

notice door_failed_notice(const std::string& door) {
  return {"warning", "door_failed", door, "", "The way in by " + door + " failed and restarts"};
}
notice wrong_pins_notice() {
  return {"warning", "wrong_pins", "", "", "Somebody types wrong PINs"};
}
notice pin_changed_notice() {
  return {"info", "pin_changed", "", "", "There is a new PIN"};
}
notice address_changed_notice() {
  return {"info", "address_changed", "", "", "The address of this room has changed"};
}

} // namespace tessera::meeting
