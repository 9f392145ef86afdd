// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/unix_listener.hpp"

#include "base/file.hpp"
#include "base/log.hpp"

#include <grp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace tessera::net {
namespace {

const log_topic topic{"net"};

result<sockaddr_un> socket_address(const std::string& path) {
  sockaddr_un where{};
  where.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof where.sun_path)
    return {errc::invalid_argument,
            "cannot listen on " + path + ": the path of a socket has 1 to " +
                std::to_string(sizeof where.sun_path - 1) + " bytes; choose a shorter folder"};
  std::memcpy(where.sun_path, path.data(), path.size());
  return where;
}

/// Takes a dead program's socket file away.
result<> make_room(const sockaddr_un& where, const std::string& path, int type) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0)
    return {};
  if (!S_ISSOCK(info.st_mode))
    return {errc::invalid_argument,
            "cannot listen on " + path + ": it exists and is no socket; move it away"};
  unique_fd probe{::socket(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
  int connected = ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&where), sizeof where);
  if (connected != 0 && errno == ECONNREFUSED) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
      return file_error(errno, "replace the old socket", path);
    return {};
  }
  if (connected != 0 && errno == ENOENT)
    return {};
  return {errc::address_in_use,
          "cannot listen on " + path +
              ": another program listens there already; stop it or choose "
              "another runtime folder"};
}

result<> set_owner(const std::string& path, const unix_listen_options& opts) {
  if (!opts.group.empty()) {
    group entry{};
    group* found = nullptr;
    std::vector<char> buffer(16 * 1024);
    ::getgrnam_r(opts.group.c_str(), &entry, buffer.data(), buffer.size(), &found);
    if (!found)
      return {errc::not_found,
              "cannot give " + path + " to the group " + opts.group +
                  ": there is no such group; create it or name another one"};
    if (::chown(path.c_str(), static_cast<uid_t>(-1), found->gr_gid) != 0)
      return file_error(errno, "give to the group " + opts.group, path);
  }
  if (::chmod(path.c_str(), opts.mode) != 0)
    return file_error(errno, "set the permissions of", path);
  return {};
}

} // namespace

result<peer_credentials> credentials_of(int fd) {
  ucred who{};
  socklen_t size = sizeof who;
  if (::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size) != 0)
    return file_error(errno, "ask for the other side of", "a Unix socket");
  peer_credentials known{who.pid, who.uid, who.gid};
  socklen_t bytes = 0;
  if (::getsockopt(fd, SOL_SOCKET, SO_PEERGROUPS, nullptr, &bytes) != 0 && errno == ERANGE) {
    known.groups.resize(bytes / sizeof(gid_t));
    if (::getsockopt(fd, SOL_SOCKET, SO_PEERGROUPS, known.groups.data(), &bytes) != 0)
      known.groups.clear();
  }
  return known;
}

result<std::unique_ptr<unix_listener>> unix_listener::listen(event_loop& loop,
                                                             const unix_listen_options& opts,
                                                             int type,
                                                             on_accept accept) {
  auto where = socket_address(opts.path);
  if (!where)
    return std::move(where).error();
  if (auto room = make_room(*where, opts.path, type); !room)
    return std::move(room).error();
  unique_fd fd{::socket(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
  // The file is born closed to all others and is opened up when its group is right.
  if (!fd || ::fchmod(fd.get(), 0600) != 0 ||
      ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&*where), sizeof *where) != 0)
    return file_error(errno, "listen on", opts.path);
  if (auto owned = set_owner(opts.path, opts); !owned) {
    ::unlink(opts.path.c_str());
    return std::move(owned).error();
  }
  if (::listen(fd.get(), SOMAXCONN) != 0)
    return file_error(errno, "listen on", opts.path);
  return std::unique_ptr<unix_listener>{
      new unix_listener{loop, std::move(fd), opts.path, std::move(accept)}};
}

unix_listener::unix_listener(event_loop& loop, unique_fd fd, std::string path, on_accept accept)
    : loop_(loop), fd_(std::move(fd)), path_(std::move(path)), accept_(std::move(accept)),
      watch_(loop, fd_.get()) {
  struct stat info {};
  if (::lstat(path_.c_str(), &info) == 0) {
    device_ = info.st_dev;
    inode_ = info.st_ino;
  }
  watch_.on_readable([this] { accept_all(); });
}

unix_listener::~unix_listener() {
  struct stat info {};
  if (::lstat(path_.c_str(), &info) == 0 && info.st_dev == device_ && info.st_ino == inode_)
    ::unlink(path_.c_str());
}

void unix_listener::accept_all() {
  for (;;) {
    unique_fd fd{::accept4(fd_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)};
    if (fd) {
      if (auto who = credentials_of(fd.get()))
        accept_(std::move(fd), *who);
      continue;
    }
    if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) {
      topic.error("cannot accept on {}: {}; trying again", path_, std::strerror(errno));
      watch_.on_readable(nullptr);
      pause_ = call_after(loop_, std::chrono::milliseconds{200}, [this] {
        watch_.on_readable([this] { accept_all(); });
      });
      return;
    }
    if (errno != EINTR && errno != ECONNABORTED)
      return;
  }
}

} // namespace tessera::net
