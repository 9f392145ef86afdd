// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/unix_socket.hpp"

#include <optional>
#include <string>

namespace tessera::admin {

/// Who may use tesseractl: root, tesserad's own user and the members of the group. The permissions
/// of the socket say the same; both must agree.
struct admin_policy {
  uid_t own_uid = 0;             ///< tesserad's own user
  std::string group{};           ///< of the option admin.group
  std::optional<gid_t> gid = {}; ///< empty: there is no such group, or tesserad may not use it

  /// Looks the group up (logged when it cannot be used).
  [[nodiscard]] static admin_policy of_group(const std::string& name);

  /// Errors: not_allowed.
  [[nodiscard]] result<> check(const net::peer_credentials& who) const;
  /// Where and for whom the socket listens.
  [[nodiscard]] net::unix_listen_options socket_at(const std::string& path) const;
};

} // namespace tessera::admin
