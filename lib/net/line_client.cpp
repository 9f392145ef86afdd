// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "net/unix_socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>

namespace tessera::net {
namespace {

constexpr std::size_t max_line = 16UL * 1024 * 1024; // a picture in base64
constexpr timeval send_timeout{5, 0};

failure connect_error(int err, const std::string& path) {
  if (err == ENOENT)
    return {errc::not_found,
            "cannot reach tesserad on " + path + ": there is no such socket; is tesserad running?",
            {}};
  if (err == ECONNREFUSED)
    return {errc::unavailable,
            "cannot reach tesserad on " + path + ": nobody listens there; start tesserad again",
            {}};
  if (err == EACCES)
    return {errc::permission_denied,
            "cannot reach tesserad on " + path +
                ": permission denied; become a member of the socket's group (tessera-admin)",
            {}};
  return file_error(err, "connect to", path);
}

} // namespace

result<line_client> line_client::connect(const std::string& path) {
  sockaddr_un where{};
  where.sun_family = AF_UNIX;
  if (path.size() >= sizeof where.sun_path)
    return {errc::invalid_argument, "the path of the socket is too long: " + path};
  std::memcpy(where.sun_path, path.data(), path.size());
  unique_fd fd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (!fd || ::connect(fd.get(), reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0)
    return connect_error(errno, path);
  ::setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &send_timeout, sizeof send_timeout);
  return line_client{std::move(fd)};
}

result<> line_client::send_line(std::string_view line) {
  std::string text{line};
  text += '\n';
  for (std::string_view rest = text; !rest.empty();) {
    auto put = ::send(fd_.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR)
      continue;
    if (put < 0 && errno == EAGAIN)
      return {errc::timeout, "tesserad does not read what we send"};
    if (put < 0 && (errno == EPIPE || errno == ECONNRESET))
      return {errc::closed, "tesserad closed the connection"};
    if (put < 0)
      return file_error(errno, "write to", "tesserad's socket");
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

result<std::string> line_client::read_line(std::chrono::milliseconds timeout) {
  auto deadline = std::chrono::steady_clock::now() + timeout;
  for (;;) {
    if (auto end = pending_.find('\n'); end != std::string::npos) {
      auto line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return line;
    }
    if (pending_.size() > max_line)
      return {errc::message_too_large, "tesserad sent a line of more than 1 MiB"};
    auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd ready{fd_.get(), POLLIN, 0};
    int polled = ::poll(&ready, 1, static_cast<int>(std::max<long>(left.count(), 0)));
    if (polled < 0 && errno == EINTR)
      continue;
    if (polled == 0)
      return {errc::timeout, "tesserad did not answer in time"};
    char buffer[16 * 1024];
    auto got = ::recv(fd_.get(), buffer, sizeof buffer, 0);
    if (got < 0 && errno == EINTR)
      continue;
    if (got == 0)
      return {errc::closed, "tesserad closed the connection"};
    if (got < 0)
      return file_error(errno, "read from", "tesserad's socket");
    pending_.append(buffer, static_cast<std::size_t>(got));
  }
}

} // namespace tessera::net
