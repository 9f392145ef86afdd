// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string_view>

namespace tessera::rpc {

/// What a connection may be. One connection can hold several roles.
enum class role : std::uint8_t {
  anyone,    ///< a page, joined or not
  guest,     ///< a page that has joined
  presenter, ///< a guest that may show (later issues)
  host,      ///< decides for the room: gave the host code, or a token of this role
  kiosk,     ///< the display, on kiosk.sock
  admin,     ///< tesseractl on admin.sock, a session of /admin, a token of this role
  metrics,   ///< reads figures: a token of this role
};

[[nodiscard]] std::string_view name_of(role who) noexcept;

class role_set {
public:
  constexpr role_set() = default;
  // One role is a set of one.
  constexpr role_set(role who)
      : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(who))) {}

  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr bool intersects(role_set other) const noexcept {
    return (bits_ & other.bits_) != 0;
  }
  friend constexpr role_set operator|(role_set a, role_set b) noexcept {
    role_set both;
    both.bits_ = static_cast<std::uint8_t>(a.bits_ | b.bits_);
    return both;
  }
  friend constexpr bool operator==(role_set, role_set) = default;

private:
  std::uint8_t bits_ = 0;
};

[[nodiscard]] constexpr role_set operator|(role a, role b) noexcept {
  return role_set{a} | role_set{b};
}

} // namespace tessera::rpc
