// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/notices.hpp"

#include "meeting/names.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr std::chrono::seconds shown_for{6};
constexpr const char* chat_code = "chat";
constexpr const char* pin_code = "pin_changed";
/// Two lines of the display.
constexpr std::size_t chat_characters = 120;
constexpr std::chrono::seconds warning_shown_for{12};

std::chrono::seconds duration_of(const notice& what) {
  return what.level == "info" ? shown_for : warning_shown_for;
}

} // namespace

void notices::clear_chat() {
  std::erase_if(all_, [](const auto& item) { return item.second.what.code == chat_code; });
}

void notices::make_room_for(const notice& what) {
  // The newest PIN is the one that counts; to hear of each is of no use.
  if (what.code == pin_code)
    std::erase_if(all_, [](const auto& item) { return item.second.what.code == pin_code; });
  if (what.code == chat_code) {
    auto is_chat = [](const auto& item) { return item.second.what.code == chat_code; };
    if (std::ranges::count_if(all_, is_chat) >= static_cast<std::ptrdiff_t>(chat_limit))
      all_.erase(std::ranges::find_if(all_, is_chat));
  }
  while (all_.size() >= limit)
    all_.erase(all_.begin());
}

void notices::add(notice what, moment now) {
  make_room_for(what);
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
                                         {"role", item.what.by_host ? "host" : ""},
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

namespace {

/// Somebody wanted it so.
bool ordinary(const std::string& reason) {
  return reason == "stopped" || reason == "left" || reason == "removed" || reason == "taken_over" ||
         reason == "meeting_ended";
}

} // namespace

notice share_ended_notice(const std::string& name, const std::string& reason) {
  static const std::pair<const char*, const char*> endings[] = {
      {"stopped", " stopped sharing"},
      {"removed", "'s screen was taken off the display"},
      {"left", " left and stopped sharing"},
      {"connection_lost", "'s screen was lost: the connection broke"},
      {"media_failed", "'s screen was lost: the picture could not be read"},
      {"door_failed", "'s screen was lost: a part of the box failed and restarts"},
      {"shutting_down", "'s screen ended: the box restarts"},
      {"taken_over", "'s screen gave way to another one"},
      {"meeting_ended", "'s screen ended with the meeting"},
      {"content_protected", " plays a protected video, which cannot be shown"},
  };
  for (const auto& [key, ending] : endings) {
    if (reason == key)
      return {ordinary(reason) ? "info" : "warning", "share_ended", name, reason, name + ending};
  }
  return {"info", "share_ended", name, reason, name + " stopped sharing"};
}

notice share_started_notice(const std::string& name) {
  return {"info", "share_started", name, "", name + " is sharing"};
}
notice share_refused_notice(const std::string& name) {
  return {"info", "share_refused", name, "", name + " may not share now"};
}
notice load_reduced_notice() {
  return {"info", "load_reduced", "", "", "Many screens at once: they are shown with less detail"};
}
notice no_loudspeaker_notice() {
  return {"info", "no_loudspeaker", "", "", "This display has no loudspeaker; the picture goes on"};
}
notice port_blocked_notice(const std::string& name, const std::string& port) {
  return {"warning",
          "port_blocked",
          name,
          port,
          "The sound of " + name + " may be off: a firewall blocks " + port};
}
notice door_failed_notice(const std::string& door) {
  return {"warning", "door_failed", door, "", "The way in by " + door + " failed and restarts"};
}
notice wrong_pins_notice() {
  return {"warning", "wrong_pins", "", "", "Somebody types wrong PINs"};
}
notice pin_changed_notice() {
  return {"info", pin_code, "", "", "There is a new PIN"};
}
notice lobby_notice(const std::string& name) {
  return {"info", "lobby", name, "", name + " waits to be let in"};
}
notice hand_raised_notice(const std::string& name) {
  return {"info", "hand_raised", name, "", name + " raised a hand"};
}
notice meeting_ended_notice() {
  return {"info", "meeting_ended", "", "", "The meeting has ended"};
}
notice chat_notice(const std::string& name, bool host, const std::string& said) {
  bool fits = characters_in(said) <= chat_characters;
  auto text = fits ? said : first_characters(said, chat_characters - 1) + "\u2026";
  return {"info", chat_code, name, "", std::move(text), host};
}
notice address_changed_notice() {
  return {"info", "address_changed", "", "", "The address of this room has changed"};
}

} // namespace tessera::meeting
