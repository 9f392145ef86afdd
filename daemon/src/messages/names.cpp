// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include <tessera/messages/peer.hpp>
#include <tessera/messages/room.hpp>

#include <array>
#include <cstddef>

namespace tessera {
namespace {

constexpr std::array<std::string_view, 6> kinds{
    "screen", "camera", "sound", "photo", "video", "room"};
constexpr std::array<std::string_view, 4> states{"connecting", "live", "paused", "weak"};
constexpr std::array<std::string_view, 10> reasons{"stopped",
                                                  "removed",
                                                  "left",
                                                  "connection_lost",
                                                  "media_failed",
                                                  "door_failed",
                                                  "shutting_down",
                                                  "taken_over",
                                                  "meeting_ended",
                                                  "content_protected"};
constexpr std::array<std::string_view, 7> ice_states{
    "new", "checking", "connected", "completed", "disconnected", "failed", "closed"};

template <class Enum, std::size_t N>
bool find(const std::array<std::string_view, N>& names, std::string_view name, Enum& value) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) {
      value = static_cast<Enum>(i);
      return true;
    }
  }
  return false;
}

} // namespace

std::string_view name_of(share_kind kind) noexcept {
  return kinds[static_cast<std::size_t>(kind)];
}
std::string_view name_of(share_state state) noexcept {
  return states[static_cast<std::size_t>(state)];
}
std::string_view name_of(end_reason reason) noexcept {
  return reasons[static_cast<std::size_t>(reason)];
}
std::string_view name_of(ice_state state) noexcept {
  return ice_states[static_cast<std::size_t>(state)];
}
bool from_name(std::string_view name, share_kind& kind) noexcept {
  return find(kinds, name, kind);
}
bool from_name(std::string_view name, end_reason& reason) noexcept {
  return find(reasons, name, reason);
}

} // namespace tessera
