// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "net/event_loop.hpp"
#include "net/fd_watch.hpp"
#include "net/unix_socket.hpp"

#include <sys/types.h>

#include <functional>
#include <memory>

namespace tessera::net {

/// Private to lib/net: one listening Unix socket, whatever its type. Context: the loop's thread.
class unix_listener {
public:
  using on_accept = std::function<void(unique_fd, const peer_credentials&)>;

  /// `type`: SOCK_STREAM or SOCK_SEQPACKET. Errors: see line_server::listen.
  [[nodiscard]] static result<std::unique_ptr<unix_listener>>
  listen(event_loop& loop, const unix_listen_options& opts, int type, on_accept accept);
  /// Removes the socket file if it is still ours.
  ~unix_listener();

private:
  unix_listener(event_loop& loop, unique_fd fd, std::string path, on_accept accept);
  void accept_all();

  event_loop& loop_;
  unique_fd fd_;
  std::string path_;
  dev_t device_ = 0;
  ino_t inode_ = 0;
  on_accept accept_;
  timer pause_;
  fd_watch watch_;
};

[[nodiscard]] result<peer_credentials> credentials_of(int fd);

} // namespace tessera::net
