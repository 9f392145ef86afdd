// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/unix_socket.hpp"

#include <optional>
#include <string>

namespace tessera::kiosk {

/// Who may be the display. File permissions keep strangers out already; this also keeps out other
/// members of the socket's group.
struct peer_policy {
  uid_t own_uid = 0;                ///< tesserad's own user
  std::optional<uid_t> kiosk_uid{}; ///< of the option kiosk.user, when there is such a user
  std::string kiosk_user{};         ///< its name, for the refusal

  /// Errors: not_allowed.
  [[nodiscard]] result<> check(const net::peer_credentials& who) const;
};

} // namespace tessera::kiosk
