// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/unix_users.hpp"

#include "base/file.hpp"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace tessera::net {
namespace {

constexpr std::size_t entry_bytes = 64 * 1024; // a group with some thousand members

} // namespace

result<uid_t> uid_of_user(const std::string& name) {
  std::vector<char> buffer(entry_bytes);
  passwd entry{};
  passwd* found = nullptr;
  int fault = ::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
  if (found != nullptr)
    return entry.pw_uid;
  if (fault != 0 && fault != ENOENT)
    return file_error(fault, "look up the user", name);
  return {errc::not_found, "there is no user " + name};
}

result<gid_t> own_group(const std::string& name) {
  std::vector<char> buffer(entry_bytes);
  group entry{};
  group* found = nullptr;
  int fault = ::getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
  if (found == nullptr && fault != 0 && fault != ENOENT)
    return file_error(fault, "look up the group", name);
  if (found == nullptr)
    return {errc::not_found, "there is no group " + name};
  if (::geteuid() == 0 || ::getegid() == entry.gr_gid)
    return entry.gr_gid;
  std::vector<gid_t> mine(static_cast<std::size_t>(std::max(0, ::getgroups(0, nullptr))));
  if (!mine.empty() && ::getgroups(static_cast<int>(mine.size()), mine.data()) >= 0 &&
      std::ranges::find(mine, entry.gr_gid) != mine.end())
    return entry.gr_gid;
  return {errc::permission_denied, "this program's user is not in the group " + name};
}

} // namespace tessera::net
