// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/ice_states.hpp"

namespace tessera::ice {

namespace {

std::optional<ice_state> after_failure(ice_state now) noexcept {
  // Before any check there is nothing that could have failed.
  return now == ice_state::fresh ? std::nullopt : std::optional{ice_state::failed};
}

std::optional<ice_state> after_silence(ice_state now) noexcept {
  switch (now) {
  case ice_state::connected:
  case ice_state::completed:
  case ice_state::disconnected:
    return ice_state::disconnected;
  default:
    return std::nullopt;
  }
}

std::optional<ice_state> after_success(ice_state now, ice_state then) noexcept {
  // A check must have run before a pair can work.
  return now == ice_state::fresh ? std::nullopt : std::optional{then};
}

} // namespace

std::optional<ice_state> next_state(ice_state now, agent_event event) noexcept {
  if (now == ice_state::closed)
    return std::nullopt;
  switch (event) {
  case agent_event::gathering:
    return now; // W3C has a state of its own for it
  case agent_event::checking:
    return ice_state::checking; // from everywhere: an ICE restart checks again
  case agent_event::connected:
    return after_success(now, ice_state::connected);
  case agent_event::ready:
    return after_success(now, ice_state::completed);
  case agent_event::failed:
    return after_failure(now);
  case agent_event::silent:
    return after_silence(now);
  }
  return std::nullopt;
}

} // namespace tessera::ice
