// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/room.hpp"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>

namespace tessera::meeting {

/// One call of the method table and what it does to the room.
struct call_row {
  std::string_view method;
  result<nlohmann::json> (*carry_out)(room&, const call_room&, moment);
};

[[nodiscard]] std::span<const call_row> share_calls();
[[nodiscard]] std::span<const call_row> sound_calls();
[[nodiscard]] std::span<const call_row> people_calls();
[[nodiscard]] std::span<const call_row> talk_calls();
[[nodiscard]] std::span<const call_row> meeting_calls();

/// An answer that says no more than that it worked.
[[nodiscard]] inline result<nlohmann::json> nothing_more(const result<>& outcome) {
  if (!outcome)
    return outcome.error();
  return nlohmann::json::object();
}

/// A param that checked_params() has seen.
[[nodiscard]] inline std::string text_of(const call_room& what, const char* name) {
  return what.params->at(name).get<std::string>();
}

/// Does this caller decide for the room?
[[nodiscard]] inline bool decides(const caller& who) noexcept {
  return who.roles.intersects(rpc::role::host | rpc::role::kiosk | rpc::role::admin);
}

} // namespace tessera::meeting
