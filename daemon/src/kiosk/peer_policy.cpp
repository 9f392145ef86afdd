// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/peer_policy.hpp"

#include <fmt/format.h>

namespace tessera::kiosk {

result<> peer_policy::check(const net::peer_credentials& who) const {
  if (who.uid == 0 || who.uid == own_uid || who.uid == kiosk_uid)
    return {};
  auto wanted =
      kiosk_uid ? fmt::format("the user {}", kiosk_user)
                : fmt::format("tesserad's own user, because there is no user \"{}\"", kiosk_user);
  return {errc::not_allowed,
          fmt::format("user id {} may not be the display: run tessera-kiosk as {}, or change the "
                      "option kiosk.user",
                      who.uid,
                      wanted)};
}

} // namespace tessera::kiosk
