// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tessera::meeting {

/// Option meeting.lobby: who waits until somebody lets them in.
enum class lobby_mode : std::uint8_t {
  off,
  strangers, ///< whose device was never in, or does not say which it is
  everyone,
};

[[nodiscard]] std::string_view name_of(lobby_mode mode) noexcept;
/// `off` for what is no name.
[[nodiscard]] lobby_mode lobby_mode_from(std::string_view name) noexcept;

/// How many may wait, and how long.
namespace lobby {
inline constexpr std::size_t limit = 20;
/// Of one source: nobody shall fill the lobby alone.
inline constexpr std::size_t limit_of_source = 6;
inline constexpr std::chrono::minutes longest_wait{15};
} // namespace lobby

/// Must this one wait? `trusted`: through a door whose people the admin lets in without a PIN.
[[nodiscard]] bool must_wait(lobby_mode mode, bool known_device, bool trusted) noexcept;

} // namespace tessera::meeting
