// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/method_table.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tessera::rpc {
namespace {

constexpr role_set none{};
constexpr role_set anyone = role::anyone;
constexpr role_set guest = role::guest;
constexpr role_set kiosk = role::kiosk;
constexpr role_set admin = role::admin;

constexpr auto methods = std::to_array<method>({
    // clang-format off
    // name                callers                 hearers
    {"room.hello",         anyone,                 none},
    {"join",               anyone,                 none},
    {"resume",             anyone,                 none},
    {"leave",              guest,                  none},
    {"room.get",           guest | kiosk | admin,  none},
    {"ping",               anyone | kiosk | admin, none},
    {"peer.offer",         guest,                  none},
    {"peer.candidate",     guest,                  guest},
    {"peer.close",         guest,                  none},
    {"share.stop",         guest | kiosk | admin,  none},
    {"share.report",       guest,                  none},
    {"hello",              kiosk | admin,          none},
    {"kiosk.ready",        kiosk,                  none},
    {"share.displayed",    kiosk,                  none},
    {"share.failed",       kiosk,                  none},
    {"participant.remove", kiosk | admin,          none},
    {"pin.new",            kiosk | admin,          none},
    {"pin.show",           admin,                  none},
    {"status",             admin,                  none},
    {"config.check",       admin,                  none},
    {"events.follow",      admin,                  none},
    {"room.snapshot",      none,                   kiosk},
    {"room.changed",       none,                   guest | kiosk},
    {"peer.state",         none,                   guest},
    {"share.ended",        none,                   guest},
    {"bye",                none,                   guest | kiosk | admin},
    {"event",              none,                   admin},
    // clang-format on
});

constexpr std::array<std::string_view, 6> role_names{
    "anyone", "guest", "presenter", "host", "kiosk", "admin"};

} // namespace

std::string_view name_of(role who) noexcept {
  return role_names[static_cast<std::size_t>(who)];
}

std::span<const method> all_methods() noexcept {
  return methods;
}

const method* find_method(std::string_view name) noexcept {
  auto found = std::ranges::find(methods, name, &method::name);
  return found == methods.end() ? nullptr : &*found;
}

result<> may_call(role_set roles, std::string_view name) {
  const auto* known = find_method(name);
  if (known == nullptr || known->callers.empty())
    return {errc::method_not_found, "there is no method \"" + std::string{name} + "\""};
  if (known->callers.intersects(roles))
    return {};
  if (roles == anyone && known->callers.intersects(guest))
    return {errc::unauthenticated};
  return {errc::not_allowed, "\"" + std::string{name} + "\" is not for this role"};
}

} // namespace tessera::rpc
