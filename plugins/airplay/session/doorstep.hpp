// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/rate_limit.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tessera::airplay {

/// Who may connect. Connections cost nothing and need no PIN: neither many of them nor silent ones
/// may keep people out. Context: any one thread.
class doorstep {
public:
  /// New connections, of all addresses together.
  static constexpr double comings_a_second = 30, comings_at_once = 150;
  static constexpr std::size_t most_links = 40;         ///< with those that never say a word
  static constexpr std::size_t most_strangers_each = 8; ///< connections of one address

  /// False: somebody connects on and on, and is closed at once.
  [[nodiscard]] bool may_come(monotonic::time_point now) noexcept { return comings_.take(now); }

  struct inside {
    std::string peer;   ///< its address
    bool known = false; ///< it has said who it is
  };
  struct room {
    bool enough = true;
    std::optional<std::size_t> goes; ///< has to go for it
  };
  /// Connections that never say who they are must not keep people out: the oldest of them goes, and
  /// of one address that has many, its own. `all`: who is there, the oldest first.
  [[nodiscard]] static room room_for(const std::string& peer, const std::vector<inside>& all);

private:
  rate_limit comings_{comings_a_second, comings_at_once};
};

} // namespace tessera::airplay
