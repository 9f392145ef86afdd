// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/admin_policy.hpp"

#include "base/log.hpp"
#include "net/unix_users.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace tessera::admin {
namespace {

const log_topic topic{"admin"};

} // namespace

admin_policy admin_policy::of_group(const std::string& name) {
  admin_policy policy{.own_uid = ::geteuid(), .group = name};
  if (name.empty())
    return policy;
  if (auto usable = net::own_group(name))
    policy.gid = *usable;
  else
    topic.warning("only root and tesserad's own user may use tesseractl: {}",
                  usable.error().message());
  return policy;
}

result<> admin_policy::check(const net::peer_credentials& who) const {
  if (who.uid == 0 || who.uid == own_uid || (gid && who.in_group(*gid)))
    return {};
  return {errc::not_allowed,
          gid ? fmt::format("user id {} is not in the group {}: add it there, then log in again",
                            who.uid,
                            group)
              : fmt::format("user id {} may not use tesseractl: use root, or create the group that "
                            "the option admin.group names",
                            who.uid)};
}

net::unix_listen_options admin_policy::socket_at(const std::string& path) const {
  net::unix_listen_options where;
  where.path = path;
  where.mode = gid ? 0660 : 0600;
  where.group = gid ? group : std::string{};
  return where;
}

} // namespace tessera::admin
