// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <span>
#include <string_view>

/// The one table of all JSON-RPC methods of the house: docs/signalling.md, docs/kiosk-rpc.md.
namespace tessera::rpc {

/// What a connection may be. One connection can hold several roles.
enum class role : std::uint8_t {
  anyone,    ///< a page, joined or not
  guest,     ///< a page that has joined
  presenter, ///< a guest that may show (later issues)
  host,      ///< a guest that may decide for the room (later issues)
  kiosk,     ///< the display, on kiosk.sock
  admin,     ///< tesseractl and the like, on admin.sock
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

/// One name on the wire. A name can be called by some and sent to others (peer.candidate).
struct method {
  std::string_view name;
  role_set callers; ///< who may call it
  role_set hearers; ///< to whom the box sends it as a notification
};

[[nodiscard]] std::span<const method> all_methods() noexcept;
/// Null when there is none.
[[nodiscard]] const method* find_method(std::string_view name) noexcept;

/// May a connection with these roles call it? Errors: method_not_found (what the box only sends is
/// no method either), unauthenticated (a page that has not joined calls what guests may),
/// not_allowed.
[[nodiscard]] result<> may_call(role_set roles, std::string_view name);

} // namespace tessera::rpc
