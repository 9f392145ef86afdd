// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane_io.hpp"

#include "base/file.hpp"
#include "net/lane.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>

namespace tessera::net {
namespace {

// The kernel takes twice that. Larger would only hide a slow reader: seconds of old pictures would
// be under way before we notice. Large key frames go out in several parts anyway.
constexpr int socket_buffer_bytes = 256 * 1024;

} // namespace

write_state write_pending(int fd, lane_queue& queue) {
  for (;;) {
    auto pieces = queue.pending();
    if (pieces.empty())
      return write_state::all_written;
    iovec parts[16];
    for (std::size_t i = 0; i < pieces.size(); ++i)
      parts[i] = {const_cast<char*>(pieces[i].data()), pieces[i].size()};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = pieces.size();
    auto put = ::sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (put >= 0)
      queue.written(static_cast<std::size_t>(put));
    else if (errno == EAGAIN || errno == ENOBUFS)
      return write_state::blocked;
    else if (errno != EINTR)
      return write_state::broken;
  }
}

result<lane_pair> make_lane_pair() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return file_error(errno, "make", "a lane's socket pair");
  lane_pair made{unique_fd{ends[0]}, unique_fd{ends[1]}};
  ::setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &socket_buffer_bytes, sizeof socket_buffer_bytes);
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return made;
}

} // namespace tessera::net
