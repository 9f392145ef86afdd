// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/messages/peer.hpp>

#include <cstdint>
#include <optional>

namespace tessera::ice {

/// What an agent tells of its one component, and media of what it hears. Spec: RFC 8445 6.1.
enum class agent_event : std::uint8_t {
  gathering, ///< it looks for addresses of its own
  checking,  ///< checks run
  connected, ///< a pair works
  ready,     ///< all checks are done, a pair is nominated
  failed,    ///< no pair works (any more)
  silent,    ///< a pair that worked does not answer just now
};

/// The one transition function. Nothing = illegal from this state. The same state = no news.
[[nodiscard]] std::optional<ice_state> next_state(ice_state now, agent_event event) noexcept;

} // namespace tessera::ice
